using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>The mark of a value: 64 bits of what it means, so that values are known again without being kept.</summary>
internal static class ValueMark
{
    /// <summary>No value is known.</summary>
    internal const ulong None = 0;

    /// <summary>The mark of a value; never <see cref="None"/>.</summary>
    internal static ulong Of(string meaning) => KeyHash.Of(meaning).High is not None and var mark ? mark : 1;
}
