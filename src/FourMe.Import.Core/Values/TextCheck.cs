using System.Text;
using FourMe.Import.Errors;
using FourMe.Import.Hosting;

namespace FourMe.Import.Values;

/// <summary>Checks text for UTF-8 and for the limits of the service.</summary>
internal static class TextCheck
{
    /// <summary>Maximum number of UTF-8 bytes per UTF-16 unit.</summary>
    private const int MostBytes = 3;

    private const char LostLetter = '\uFFFD';

    /// <summary>The length in UTF-16 units up to which a text cannot be too long for a column.</summary>
    internal static int SurelyFits(Column column) =>
        Math.Min(column.MaxLength ?? int.MaxValue, (column.MaxBytes ?? int.MaxValue) / MostBytes);

    /// <summary>The failure of a text for a column; null when it is valid.</summary>
    internal static Failure? Check(string text, Column column)
    {
        if (HasUnusual(text) && FindDefect(text, column.Name) is { } defect) return defect;
        // The length of enumeration values is the service's business.
        if (column.Enumeration is not null) return null;
        if (column.MaxLength is { } limit && text.Length > limit && Characters(text) is var characters && characters > limit)
            return Failures.TooLong(column.Name, characters, limit, "characters");
        if (column.MaxBytes is { } bytes && text.Length > bytes / MostBytes && Encoding.UTF8.GetByteCount(text) is var count
            && count > bytes)
            return Failures.TooLong(column.Name, count, bytes, "bytes");
        return null;
    }

    /// <summary>Whether a text has neither a NUL nor an unpaired surrogate.</summary>
    internal static bool IsSound(string text) => !HasUnusual(text) || FindDefect(text, string.Empty) is null;

    /// <summary>
    /// Whether a text needs a closer check. Includes the rare characters above the surrogates, whose exclusion would take a second search.
    /// </summary>
    internal static bool HasUnusual(string text)
    {
#if NET
        return text.AsSpan().ContainsAnyExceptInRange('\u0001', '\uD7FF');
#else
        foreach (char c in text)
            if (c is '\0' or > '\uD7FF') return true;
        return false;
#endif
    }

    /// <summary>Whether a text has U+FFFD, which replaces a letter that was lost by reading with the wrong encoding.</summary>
    internal static bool HasLostLetter(string text) => text.IndexOf(LostLetter) >= 0;

    /// <summary>Warns once per column that letters were lost before the record was received.</summary>
    internal static void NoteLostLetter(string text, string column, Notices notices)
    {
        if (notices.IsNews("LostLetter", column))
            notices.Once("LostLetter",
                $"Values in '{column}' have U+FFFD, the replacement character for a lost letter, for example '{text}': a file was " +
                    $"read with the wrong encoding. " +
                "Read it again with the right one.", column);
    }

    private static Failure? FindDefect(string text, string column)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0') return Failures.ValueHasNul(column);
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return Failures.ValueHasUnpairedSurrogate(column);
            i++;
        }
        return null;
    }

    /// <summary>Length as counted by the service: a character outside the basic plane counts as one.</summary>
    private static int Characters(string text)
    {
        int count = text.Length;
        foreach (char c in text)
            if (char.IsLowSurrogate(c)) count--;
        return count;
    }
}
