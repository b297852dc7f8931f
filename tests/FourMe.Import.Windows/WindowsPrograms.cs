using FourMe.Import.Tests;

namespace FourMe.Import.Windows;

/// <summary>PowerShell and the simulator, published for Windows together with their runtime.</summary>
internal static class WindowsPrograms
{
    private static readonly string Folder = Repository.PathOf("artifacts", "windows");

    internal static string PowerShell => Path.Combine(Folder, "powershell", "pwsh.exe");

    internal static string Simulator => Path.Combine(Folder, "simulator", "FourMe.Import.Simulator.exe");

    /// <returns>The failure; null when both exist.</returns>
    internal static async Task<string?> PublishAsync() =>
        await PublishAsync("PowerShell", PowerShell) ?? await PublishAsync("Simulator", Simulator);

    private static async Task<string?> PublishAsync(string project, string program)
    {
        string source = Repository.PathOf("tests", "FourMe.Import.Windows", "Programs", project);
        string output = Path.GetDirectoryName(program)!;
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        ChildResult result = await ChildProcess.RunAsync(
            dotnet, ["publish", source, "-c", "Release", "-o", output, "-v", "quiet", "-nologo"], new Dictionary<string, string>());
        if (result.ExitCode != 0) return $"'{project}' could not be published for Windows.\n{result.Output}";
        return File.Exists(program) ? null : $"Publishing '{project}' left no '{program}'.\n{result.Output}";
    }
}
