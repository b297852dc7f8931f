namespace FourMe.Import.Values;

/// <summary>
/// References: the record that is named, where it is known; otherwise the name. The own account behind a name says nothing, and
/// people's addresses have no case.
/// </summary>
/// <param name="type">The record type that is referred to; null where none is documented.</param>
internal sealed class ReferenceMeaning(string? type) : CellMeaning
{
    private const string AccountMark = " @", SuffixMark = " / ";
    private const char RecordMark = '#';
    private const string People = "people";

    /// <summary>A name without what says nothing in names of the type; the same instance where there is nothing of it.</summary>
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
        // Entries of some lists say more of the record: service instances their state, templates their phase.
        int suffix = name.LastIndexOf(SuffixMark, StringComparison.Ordinal);
        if (suffix > 0)
        {
            string more = name.Substring(suffix), bare = WithoutAccount(name.Substring(0, suffix), context.OwnAccount);
            if (RecordOf(bare, context) is { } known) return known + more;
            name = bare + more;
        }
        // A name that looks like a record of its own is not one.
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
