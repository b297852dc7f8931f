using System.Globalization;

namespace FourMe.Import.Core.Tests.Support;

/// <summary>
/// Where FsCheck begins. The same in every run, so that a run does not fail by chance for what the one before did not see. Set
/// FSCHECK_SEED to see other values (0: any).
/// </summary>
internal static class PropertySeed
{
    private const ulong Usual = 20261122;

    internal static ulong Next(ITestOutputHelper output)
    {
        ulong seed = Environment.GetEnvironmentVariable("FSCHECK_SEED") is { Length: > 0 } given ? ulong.Parse(given, CultureInfo.InvariantCulture) : Usual;
        if (seed == 0) seed = (ulong)Random.Shared.NextInt64();
        output.WriteLine($"FSCHECK_SEED={seed}");
        return seed;
    }
}
