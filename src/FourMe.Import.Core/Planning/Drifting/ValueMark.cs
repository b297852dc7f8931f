using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>The mark of a value: a 64-bit hash of its meaning, so that values can be recognized without being stored.</summary>
internal static class ValueMark
{
    /// <summary>Stands for no known value.</summary>
    internal const ulong None = 0;

    /// <summary>The mark of a value. Never <see cref="None"/>.</summary>
    internal static ulong Of(string meaning) => KeyHash.Of(meaning).High is not None and var mark ? mark : 1;
}
