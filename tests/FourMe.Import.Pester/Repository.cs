namespace FourMe.Import.Tests;

/// <summary>The clone that the tests run in.</summary>
internal static class Repository
{
    internal static string Root { get; } = FindRoot();

    internal static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FourMe.Import.psd1"))
                && Directory.Exists(Path.Combine(folder.FullName, "src")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"'{AppContext.BaseDirectory}' is not inside a clone of the repository.");
    }
}
