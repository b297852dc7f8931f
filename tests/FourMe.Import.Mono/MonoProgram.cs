namespace FourMe.Import.Mono;

/// <summary>Finds the Mono that runs the tests.</summary>
internal static class MonoProgram
{
    internal const string NotFound = "Mono is not on the PATH, so the tests on it cannot run here.";

    internal const string NoFacades = "Mono has no netstandard.dll here, so nothing built for .NET Standard can run: install its facades too (Debian: mono-devel).";

    internal static string? Find(string? searchPath) => (searchPath ?? string.Empty)
        .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(folder => System.IO.Path.Combine(folder, OperatingSystem.IsWindows() ? "mono.exe" : "mono"))
        .FirstOrDefault(File.Exists);
}
