using System.Globalization;

namespace FourMe.Import.Core.Tests.Support;

/// <summary>
/// The seed of FsCheck: the same in every run, so that no run fails by chance. Set FSCHECK_SEED to test other values (0: a new seed
/// in each run).
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
