namespace FourMe.Import.Core.Tests.Support;

/// <summary>The timeout of a test that would wait for ever; no test takes nearly as long.</summary>
internal static class Watchdog
{
    internal const int Milliseconds = 30_000;
}
