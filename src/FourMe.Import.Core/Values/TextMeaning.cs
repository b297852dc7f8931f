namespace FourMe.Import.Values;

/// <summary>Text, ignoring white space at both ends, the form of line ends, and the composition of letters.</summary>
internal sealed class TextMeaning : CellMeaning
{
    internal override string Of(string cell, MeaningContext context) => PlainSpelling.Of(cell);
}

/// <summary>E-mail addresses: text, ignoring case.</summary>
internal sealed class EmailMeaning : CellMeaning
{
    /// <summary>The header of the column with e-mail addresses.</summary>
    internal const string Column = "Primary Email";

    internal override string Of(string cell, MeaningContext context) => Spelling(PlainSpelling.Of(cell));

    /// <summary>An address in lower case.</summary>
    internal static string Spelling(string address)
    {
        foreach (char c in address)
            if (c is (>= 'A' and <= 'Z') or > '\u007F') return address.ToLowerInvariant();
        return address;
    }
}
