namespace FourMe.Import.Windows;

/// <summary>Finds the Wine that runs the tests, and the program that gives it a console.</summary>
internal static class WineProgram
{
    internal const string NotFound =
        "Wine is not installed, so the tests in PowerShell for Windows cannot run here (Debian: apt-get install wine64).";

    internal const string NoTerminal = "There is no 'script' on the PATH, and without a terminal PowerShell does not start under Wine.";

    /// <summary>Debian's wine64 package alone puts nothing on the PATH.</summary>
    private const string DebianFolder = "/usr/lib/wine";

    internal static string? Find(string? searchPath) => OperatingSystem.IsLinux()
        ? FoldersOf(searchPath).Append(DebianFolder).Select(folder => Path.Combine(folder, "wine64")).FirstOrDefault(File.Exists)
        : null;

    internal static string? FindScript(string? searchPath) =>
        FoldersOf(searchPath).Select(folder => Path.Combine(folder, "script")).FirstOrDefault(File.Exists);

    /// <summary>The Windows path, under Wine, of a file of this system.</summary>
    internal static string WindowsPath(string path) => "Z:" + path.Replace('/', '\\');

    private static string[] FoldersOf(string? searchPath) =>
        (searchPath ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
