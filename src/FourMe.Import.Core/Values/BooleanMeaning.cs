namespace FourMe.Import.Values;

/// <summary>Booleans: the words of <see cref="BooleanFormat"/>; an empty cell is false. Other words are compared as text.</summary>
internal sealed class BooleanMeaning : CellMeaning
{
    internal override string Of(string cell, MeaningContext context)
    {
        if (cell is "1" or "0") return cell;
        string word = PlainSpelling.Of(cell);
        return word.Length == 0 ? "0" : BooleanFormat.CellOf(word) ?? word;
    }
}
