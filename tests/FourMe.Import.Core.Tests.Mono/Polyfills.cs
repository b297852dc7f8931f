// APIs that the shared tests use and that neither .NET Framework nor the Polyfill package has.
using System.Numerics;

namespace FourMe.Import.Core.Tests;

internal static class Polyfills
{
    extension(DateTimeOffset)
    {
        internal static DateTimeOffset UnixEpoch => DateTimeOffset.FromUnixTimeSeconds(0);
    }

    extension(BitOperations)
    {
        internal static int PopCount(uint value) => Enumerable.Range(0, 32).Count(bit => (value >> bit & 1) != 0);
    }

    internal static string Replace(this string text, string old, string now, StringComparison comparison) =>
        comparison == StringComparison.Ordinal ? text.Replace(old, now) : throw new NotSupportedException();
}
