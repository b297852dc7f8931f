namespace FourMe.Import.Values;

/// <summary>Text: blanks at its ends, the form of line ends and of composed letters say nothing.</summary>
internal sealed class TextMeaning : CellMeaning
{
    internal override string Of(string cell, MeaningContext context) => PlainSpelling.Of(cell);
}

/// <summary>E-mail addresses: text without regard to case.</summary>
internal sealed class EmailMeaning : CellMeaning
{
    /// <summary>The header of the column that holds one.</summary>
    internal const string Column = "Primary Email";

    internal override string Of(string cell, MeaningContext context) => Spelling(PlainSpelling.Of(cell));

    /// <summary>An address in small letters.</summary>
    internal static string Spelling(string address)
    {
        foreach (char c in address)
            if (c is (>= 'A' and <= 'Z') or > '\u007F') return address.ToLowerInvariant();
        return address;
    }
}
