namespace FourMe.Import.Values;

/// <summary>
/// References: the referenced record if it is known, otherwise the name. The connected account behind a name is ignored, and so is the case
/// of e-mail addresses.
/// </summary>
/// <param name="type">The referenced record type; null when none is documented.</param>
internal sealed class ReferenceMeaning(string? type) : CellMeaning
{
    private const string AccountMark = " @", SuffixMark = " / ";
    private const char RecordMark = '#';
    private const string People = "people";

    /// <summary>The name without spelling differences that do not matter for the type; the same instance if there are none.</summary>
    internal static string Spelling(string? type, string name)
    {
        string plain = PlainSpelling.Of(name);
        return type == People ? EmailMeaning.Spelling(plain) : plain;
    }

    internal override string Of(string cell, MeaningContext context)
    {
        string name = WithoutAccount(Spelling(type, cell), context.OwnAccount);
        if (name.Length == 0) return name;
        if (RecordOf(name, context) is { } record) return record;
        // Entries of some lists have a suffix: the state of a service instance, the phase of a template.
        int suffix = name.LastIndexOf(SuffixMark, StringComparison.Ordinal);
        if (suffix > 0)
        {
            string more = name.Substring(suffix), bare = WithoutAccount(name.Substring(0, suffix), context.OwnAccount);
            if (RecordOf(bare, context) is { } known) return known + more;
            name = bare + more;
        }
        // A name that starts with the mark of a record is escaped.
        return name[0] == RecordMark ? RecordMark + name : name;
    }

    private string? RecordOf(string name, MeaningContext context) => type is null ? null : context.Names.RecordOf(type, name);

    private static string WithoutAccount(string name, string? own)
    {
        if (own is not { Length: > 0 }) return name;
        int mark = name.Length - own.Length - AccountMark.Length;
        return mark > 0 && name.EndsWith(own, StringComparison.OrdinalIgnoreCase)
            && string.CompareOrdinal(name, mark, AccountMark, 0, AccountMark.Length) == 0 ? name.Substring(0, mark).TrimEnd() : name;
    }
}
