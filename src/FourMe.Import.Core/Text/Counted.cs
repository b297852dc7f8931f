using System.Globalization;

namespace FourMe.Import.Text;

/// <summary>A number with its noun, the same on every machine: 1 row, 12,000 rows.</summary>
internal static class Counted
{
    /// <param name="count">The number.</param>
    /// <param name="noun">What is counted, in the singular.</param>
    internal static string Of(long count, string noun) =>
        string.Format(CultureInfo.InvariantCulture, count == 1 ? "{0:N0} {1}" : "{0:N0} {1}s", count, noun);
}
