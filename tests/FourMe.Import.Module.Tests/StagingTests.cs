using FourMe.Import.Module.Tests.Metadata;

namespace FourMe.Import.Module.Tests;

/// <summary>The delivered files, one by one: adding or removing a dependency must be a decision, not an accident.</summary>
public class StagingTests
{
    [Fact]
    public void TheModuleFolderHoldsTheModuleFilesAndNothingElse()
    {
        IEnumerable<string> files = Directory.GetFiles(StagedModule.Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "FourMe.Import.Again.ps1", "FourMe.Import.Format.ps1xml", "FourMe.Import.psd1", "FourMe.Import.psm1", "LICENSE",
            ],
            files);
    }

    /// <summary>PowerShell resolves each file of such a list one by one at every import: 13 ms for 42 files, and nothing reads them.</summary>
    [Fact]
    public void TheManifestHasNoListOfFiles() =>
        Assert.DoesNotContain("FileList", File.ReadAllText(Path.Combine(StagedModule.Folder, "FourMe.Import.psd1")), StringComparison.Ordinal);

    [Fact]
    public void TheOnlyFoldersAreThoseOfTheAssembliesAndTheHelp()
    {
        IEnumerable<string> folders = Directory.GetDirectories(StagedModule.Folder, "*", SearchOption.AllDirectories)
            .Select(folder => Path.GetRelativePath(StagedModule.Folder, folder).Replace('\\', '/'))
            .Where(folder => folder != "en-US");

        Assert.Equal(["bin", "bin/net472", "bin/net8.0"], folders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TheHelpFolderHoldsHelpOnly()
    {
        string[] files = Directory.GetFiles(Path.Combine(StagedModule.Folder, "en-US"));

        Assert.Contains(files, file => Path.GetFileName(file) == "FourMe.Import.dll-Help.xml");
        Assert.All(files, file => Assert.Matches(@"(-Help\.xml|\.help\.txt)$", file));
    }

    [Fact]
    public void PowerShell7GetsOursAndTwoDependencies() => Assert.Equal(
        ["CsvHelper.dll", "FourMe.Import.Core.dll", "FourMe.Import.Loader.dll", "FourMe.Import.dll", "Polly.Core.dll"],
        FilesOf(StagedModule.Modern));

    [Fact]
    public void WindowsPowerShellGetsWhatItsFrameworkLacksToo() => Assert.Equal(
        [
            "CsvHelper.dll", "FourMe.Import.Core.dll", "FourMe.Import.Loader.dll", "FourMe.Import.dll",
            "Microsoft.Bcl.AsyncInterfaces.dll", "Microsoft.Bcl.TimeProvider.dll", "Polly.Core.dll", "System.Buffers.dll",
            "System.ComponentModel.Annotations.dll", "System.IO.FileSystem.AccessControl.dll", "System.Memory.dll",
            "System.Numerics.Vectors.dll", "System.Runtime.CompilerServices.Unsafe.dll", "System.Security.AccessControl.dll",
            "System.Security.Principal.Windows.dll", "System.Text.Encodings.Web.dll", "System.Text.Json.dll",
            "System.Threading.Tasks.Extensions.dll", "System.ValueTuple.dll",
        ],
        FilesOf(StagedModule.Legacy));

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net472")]
    public void TheStackTracesOfOursNameNoFolderOfTheMachineThatBuiltThem(string flavour)
    {
        Flavour staged = StagedModule.Of(flavour);
        Assert.SkipWhen(staged.Configuration == "Debug", "A debugger needs the true folders, so only a release hides them.");

        Rule.HasNoBreach(
            from file in Directory.GetFiles(staged.Bin, "FourMe.*.dll")
            let named = SourceDocuments.Of(file).Where(document => !document.StartsWith("/_/", StringComparison.Ordinal)).ToArray()
            where named.Length > 0
            select $"{Path.GetFileName(file)} names {named.Length} files by their full path, such as {named[0]}");
    }

    private static IEnumerable<string> FilesOf(Flavour flavour) =>
        Directory.GetFiles(flavour.Bin).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
}
