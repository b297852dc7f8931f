using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>What all steps of taking a plan back share.</summary>
/// <param name="Type">The record type.</param>
/// <param name="Undone">The plan that is taken back.</param>
/// <param name="Applied">What of it was sent, and when.</param>
/// <param name="Account">The account's records now.</param>
/// <param name="Meaning">What cells are compared by.</param>
/// <param name="Writer">The plan that comes about.</param>
/// <param name="Found">Its changes, until all of them are known.</param>
internal sealed record UndoContext(
    RecordType Type, PlanFile Undone, AppliedPlan Applied, BaselineFile Account, MeaningContext Meaning, PlanWriter Writer,
    FoundChanges Found)
{
    private readonly Dictionary<string, CellMeaning> _meanings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _untold = new(StringComparer.Ordinal);

    /// <summary>Where the account's columns are.</summary>
    internal BaselineColumns Columns { get; } = new(Type, Account.Headers);

    /// <summary>What became of the changes.</summary>
    internal ChangeOutcomes Outcomes { get; } = new(Applied);

    /// <summary>What the service makes of values.</summary>
    internal LearnedValues Learned { get; init; } = new();

    /// <summary>What takes a record out of use; null when nothing does.</summary>
    internal RetireCells? Retire { get; init; }

    /// <summary>Number of changes that need no way back: the account is as it was before.</summary>
    internal long Unchanged { get; set; }

    internal CellMeaning MeaningOf(string column)
    {
        if (_meanings.TryGetValue(column, out CellMeaning? known)) return known;
        return _meanings[column] = CellMeanings.For(Type.FindColumn(column) ?? Column.Unlisted(column, int.MaxValue));
    }

    /// <summary>Whether two cells of a column say the same.</summary>
    internal bool Same(string column, string one, string other) => MeaningOf(column).Same(one, other, Meaning);

    /// <summary>Whether the account has what was written, or what the service makes of it.</summary>
    internal bool IsAsWritten(string column, string written, string actual) => Same(column, written, actual)
        || (Learned.Readings.Count > 0
            && Learned.ReadsAs(column, MeaningOf(column).Of(written, Meaning), MeaningOf(column).Of(actual, Meaning)));

    internal void Note(PlanNote note) => Writer.Note(note.Id, note.Key, note.Message);

    /// <summary>A column was sent of which the account's export tells nothing: said once.</summary>
    internal void NoteUntold(string column)
    {
        if (_untold.Add(column)) Note(PlanNotes.NotTold(column));
    }
}
