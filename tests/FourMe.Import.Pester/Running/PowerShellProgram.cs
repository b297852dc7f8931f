namespace FourMe.Import.Pester.Running;

/// <summary>Finds the PowerShell that runs the Pester files.</summary>
internal static class PowerShellProgram
{
    internal const string Variable = "FOURME_PWSH";

    internal const string NotFound =
        "PowerShell 7 (pwsh) is not on the PATH, so the Pester files cannot run here. Install it, or name a program in " + Variable + ".";

    internal static string? Find() =>
        Find(Environment.GetEnvironmentVariable(Variable), Environment.GetEnvironmentVariable("PATH"));

    /// <summary>The program to start, or null when this machine has none.</summary>
    /// <exception cref="FileNotFoundException">One was named and is not there: that is a mistake, not a reason to skip.</exception>
    internal static string? Find(string? named, string? searchPath)
    {
        if (!string.IsNullOrEmpty(named))
            return File.Exists(named) ? named : throw new FileNotFoundException($"{Variable} names '{named}', which is not there.");

        string fileName = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";
        return (searchPath ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(folder => Path.Combine(folder, fileName))
            .FirstOrDefault(File.Exists);
    }
}
