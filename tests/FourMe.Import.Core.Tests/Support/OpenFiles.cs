namespace FourMe.Import.Core.Tests.Support;

/// <summary>Whether this process still holds a file open; known on Linux only.</summary>
internal static class OpenFiles
{
    internal static bool Has(string path) =>
        OperatingSystem.IsLinux() && Directory.GetFiles("/proc/self/fd").Any(handle => new FileInfo(handle).LinkTarget == path);
}
