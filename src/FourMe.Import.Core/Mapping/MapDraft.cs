namespace FourMe.Import.Mapping;

/// <summary>A property of the records, with its values.</summary>
/// <param name="Name">The name.</param>
/// <param name="Values">Its values, unwrapped, without null and empty ones.</param>
internal sealed record SourceProperty(string Name, IReadOnlyList<object> Values)
{
    private const int Shown = 4;

    /// <summary>The beginning of a value, enough to recognize its kind but not the person; empty when there is none.</summary>
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

/// <summary>A proposed map.</summary>
/// <param name="Entries">The entries that names and values confirm.</param>
/// <param name="Unfilled">Required columns that nothing fills.</param>
/// <param name="Unused">Properties without an entry, with the reason when one was considered.</param>
internal sealed record MapDraft(
    IReadOnlyList<MapEntry> Entries, IReadOnlyList<Column> Unfilled, IReadOnlyList<KeyValuePair<SourceProperty, string?>> Unused);
