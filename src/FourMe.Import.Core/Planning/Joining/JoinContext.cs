using FourMe.Import.Rows;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>The data shared by all steps of one join.</summary>
/// <param name="Type">The record type.</param>
/// <param name="Options">The options of the plan.</param>
/// <param name="Baseline">The account's records.</param>
/// <param name="Columns">The columns of the account's records.</param>
/// <param name="Meaning">How cells are compared.</param>
/// <param name="Rows">The records of the run.</param>
/// <param name="Writer">Writes the plan.</param>
internal sealed record JoinContext(
    RecordType Type, PlanOptions Options, BaselineFile Baseline, BaselineColumns Columns, MeaningContext Meaning, SeenRows Rows,
    PlanWriter Writer)
{
    private const string Name = "Name";

    /// <summary>The values that retire a record; null when the plan retires nothing.</summary>
    internal required RetireCells? Retire { get; init; }

    /// <summary>The ledger's data about the run.</summary>
    internal required KnownRecords Known { get; init; }

    /// <summary>The records in the ledgers of other run names.</summary>
    internal required OtherNames Others { get; init; }

    /// <summary>Values that the service is known to change or to ignore.</summary>
    internal LearnedValues Learned { get; init; } = new();

    /// <summary>Whether the run has only some of the source's records, so that nothing is known about missing ones.</summary>
    internal bool OnlySome { get; init; }

    /// <summary>Receives the decisions about traced records; null for none.</summary>
    internal DecisionWatch? Watch => Writer.Watch;

    /// <summary>The columns in which edits made in the account are kept.</summary>
    internal required RememberedValues Remembered { get; init; }

    /// <summary>Records that are never retired.</summary>
    internal required Protection Protection { get; init; }

    /// <summary>Changes that wait until the whole account was read.</summary>
    internal required FoundChanges Found { get; init; }

    /// <summary>The Source of the run; '' for a run without one.</summary>
    internal required string Source { get; init; }

    /// <summary>Receives the final changes.</summary>
    internal required PlanTally Tally { get; init; }

    /// <summary>The records of the run, when they are compared one by one.</summary>
    internal DesiredRows Desired => (DesiredRows)Rows;

    /// <summary>The account's ID of a record; null when the export does not have it.</summary>
    internal string? IdOf(string[] row) => Columns.Cell(row, RecordKey.Id) is { Length: > 0 } id ? id.Trim() : null;

    /// <summary>The display name of an account's record; null when it has none.</summary>
    internal string? NameOf(string[] row) => Label(column => Columns.Cell(row, column));

    /// <summary>The display name of a record: its Name, or a label made of other columns; null when it has none.</summary>
    internal string? Label(Func<string, string?> cellOf) =>
        cellOf(Name) is { } name && name.Trim().Length > 0 ? name.Trim() : RecordLabel.Of(Type, cellOf);

    internal void Note(PlanNote note) => Writer.Note(note.Id, note.Key, note.Message);
}
