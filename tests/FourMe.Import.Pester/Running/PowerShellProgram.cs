namespace FourMe.Import.Pester.Running;

/// <summary>The PowerShell that runs the Pester files: the restored one, unless another is named.</summary>
internal static class PowerShellProgram
{
    internal const string Variable = "FOURME_PWSH";

    /// <exception cref="FileNotFoundException">It does not exist. That is an error, never a reason to skip.</exception>
    internal static string Find() =>
        Find(Environment.GetEnvironmentVariable(Variable), Environment.GetEnvironmentVariable("PATH"), Layout.Engine);

    /// <param name="named">What <see cref="Variable"/> says: a path, or a name to look for in the folders of <paramref name="searchPath"/>.</param>
    /// <param name="searchPath">
    /// Folders, separated as in PATH. Searched only for a given name: a PowerShell on the PATH is not used by itself.
    /// </param>
    /// <param name="restored">The output of tests/FourMe.Import.Engine.</param>
    /// <exception cref="FileNotFoundException">It does not exist.</exception>
    internal static string Find(string? named, string? searchPath, string restored)
    {
        if (string.IsNullOrEmpty(named))
        {
            return File.Exists(restored)
                ? restored
                : throw new FileNotFoundException($"There is no '{restored}'. Build it first: dotnet build -c Release tests/FourMe.Import.Engine");
        }

        return Candidates(named, searchPath).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"{Variable} names '{named}', which is neither a file nor a program on the PATH.");
    }

    private static IEnumerable<string> Candidates(string named, string? searchPath)
    {
        string[] names = OperatingSystem.IsWindows() ? [named, named + ".exe"] : [named];
        if (Path.GetFileName(named) != named) return names.Select(Path.GetFullPath);

        return (searchPath ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)));
    }
}
