using System.Reflection;
using System.Text.Json;

namespace FourMe.Import.Core.Tests;

/// <summary>Checks that the staged module is under test.</summary>
public class StagedAssembliesTests
{
    private static readonly string Bin = Environment.GetEnvironmentVariable("FOURME_BIN") ?? string.Empty;

    [Fact]
    public void Core_and_what_it_stands_on_come_from_the_module_folder()
    {
        // By now the assemblies used here are loaded.
        Assert.Equal(Bin, FolderOf(typeof(RecordTypes).Assembly));
        Assert.Equal(Bin, FolderOf(typeof(JsonDocument).Assembly));
        Assert.Equal(Bin, FolderOf(typeof(ReadOnlyMemory<char>).Assembly));
        Assert.Equal(Bin, FolderOf(typeof(TimeProvider).Assembly));
    }

    [Fact]
    public void Each_is_loaded_once()
    {
        string[] staged = [.. Directory.GetFiles(Bin, "*.dll").Select(file => Path.GetFileNameWithoutExtension(file))];

        Assert.All(
            AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name).Where(staged.Contains).GroupBy(name => name),
            name => Assert.Single(name));
    }

    private static string? FolderOf(Assembly assembly) => Path.GetDirectoryName(assembly.Location);
}
