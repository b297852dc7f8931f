namespace FourMe.Import.Core.Tests.Support;

/// <summary>The middle one of three measurements: pooled memory of earlier tests may be released during one of them.</summary>
internal static class Middle
{
    internal static async Task<long> OfThreeAsync(Func<Task<long>> measure)
    {
        long[] taken = [await measure(), await measure(), await measure()];
        Array.Sort(taken);
        return taken[1];
    }
}
