using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>The data shared by all steps of an undo.</summary>
/// <param name="Type">The record type.</param>
/// <param name="Undone">The plan to undo.</param>
/// <param name="Applied">What of it was sent, and when.</param>
/// <param name="Account">The account's current records.</param>
/// <param name="Meaning">How cells are compared.</param>
/// <param name="Writer">Writes the undo plan.</param>
/// <param name="Found">Holds its changes until all are known.</param>
internal sealed record UndoContext(
    RecordType Type, PlanFile Undone, AppliedPlan Applied, BaselineFile Account, MeaningContext Meaning, PlanWriter Writer,
    FoundChanges Found)
{
    private readonly Dictionary<string, CellMeaning> _meanings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _untold = new(StringComparer.Ordinal);

    /// <summary>The columns of the account's records.</summary>
    internal BaselineColumns Columns { get; } = new(Type, Account.Headers);

    /// <summary>The outcomes of the changes.</summary>
    internal ChangeOutcomes Outcomes { get; } = new(Applied);

    /// <summary>Values that the service is known to change.</summary>
    internal LearnedValues Learned { get; init; } = new();

    /// <summary>How created records are retired; null when that is not possible.</summary>
    internal RetireCells? Retire { get; init; }

    /// <summary>Number of changes with nothing to undo, because the account has the previous values.</summary>
    internal long Unchanged { get; set; }

    internal CellMeaning MeaningOf(string column)
    {
        if (_meanings.TryGetValue(column, out CellMeaning? known)) return known;
        return _meanings[column] = CellMeanings.For(Type.FindColumn(column) ?? Column.Unlisted(column, int.MaxValue));
    }

    /// <summary>Whether two cells of a column are equal.</summary>
    internal bool Same(string column, string one, string other) => MeaningOf(column).Same(one, other, Meaning);

    /// <summary>Whether the account has the written value, or what the service is known to make of it.</summary>
    internal bool IsAsWritten(string column, string written, string actual) => Same(column, written, actual)
        || (Learned.Readings.Count > 0
            && Learned.ReadsAs(column, MeaningOf(column).Of(written, Meaning), MeaningOf(column).Of(actual, Meaning)));

    internal void Note(PlanNote note) => Writer.Note(note.Id, note.Key, note.Message);

    /// <summary>Notes, once per column, that a sent column is not in the account's export.</summary>
    internal void NoteUntold(string column)
    {
        if (_untold.Add(column)) Note(PlanNotes.NotTold(column));
    }
}
