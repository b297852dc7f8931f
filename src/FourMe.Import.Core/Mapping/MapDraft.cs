namespace FourMe.Import.Mapping;

/// <summary>A property of somebody's records, and what they have in it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Values">The values that are more than nothing, out of their wrappers.</param>
internal sealed record SourceProperty(string Name, IReadOnlyList<object> Values)
{
    private const int Shown = 4;

    /// <summary>The beginning of a value, enough to tell what it is and not whose; empty when there is none.</summary>
    internal string Example
    {
        get
        {
            if (Values.Count == 0 || ValueText.Of(Values[0]) is not { } text) return string.Empty;
            text = new string([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]).Trim();
            return text.Length <= Shown ? text : text.Substring(0, char.IsHighSurrogate(text[Shown - 1]) ? Shown - 1 : Shown) + "...";
        }
    }
}

/// <summary>A map that is proposed for somebody's records.</summary>
/// <param name="Entries">What the words and the values are sure of.</param>
/// <param name="Unfilled">Required columns that nothing fills.</param>
/// <param name="Unused">Properties that are in no entry, with the reason where they nearly were.</param>
internal sealed record MapDraft(
    IReadOnlyList<MapEntry> Entries, IReadOnlyList<Column> Unfilled, IReadOnlyList<KeyValuePair<SourceProperty, string?>> Unused);
