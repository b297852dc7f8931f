namespace FourMe.Import.Core.Tests.Support;

/// <summary>Tells whether this process still holds a file open; only Linux can say.</summary>
internal static class OpenFiles
{
    internal static bool Has(string path) =>
        OperatingSystem.IsLinux() && Directory.GetFiles("/proc/self/fd").Any(handle => new FileInfo(handle).LinkTarget == path);
}
