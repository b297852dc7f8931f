namespace FourMe.Import.Core.Tests.Support;

/// <summary>What ends a test that waits for something that never comes; no test takes anywhere near as long.</summary>
internal static class Watchdog
{
    internal const int Milliseconds = 30_000;
}
