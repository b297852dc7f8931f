using FourMe.Import.Rows;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>What all steps of one join share.</summary>
/// <param name="Type">The record type.</param>
/// <param name="Options">What the plan may do.</param>
/// <param name="Baseline">The account's records.</param>
/// <param name="Columns">Where their columns are.</param>
/// <param name="Meaning">What cells are compared by.</param>
/// <param name="Rows">What came in.</param>
/// <param name="Writer">The plan.</param>
internal sealed record JoinContext(
    RecordType Type, PlanOptions Options, BaselineFile Baseline, BaselineColumns Columns, MeaningContext Meaning, SeenRows Rows,
    PlanWriter Writer)
{
    private const string Name = "Name";

    /// <summary>What is written into records that are taken out of use; null when none is.</summary>
    internal required RetireCells? Retire { get; init; }

    /// <summary>What the ledger says.</summary>
    internal required KnownRecords Known { get; init; }

    /// <summary>Which records other run names have.</summary>
    internal required OtherNames Others { get; init; }

    /// <summary>What the service makes of values, and which are of no use to send again.</summary>
    internal LearnedValues Learned { get; init; } = new();

    /// <summary>Whether nothing is known of records that did not come in.</summary>
    internal bool OnlySome { get; init; }

    /// <summary>Hears what is decided about some records; null for nobody.</summary>
    internal DecisionWatch? Watch => Writer.Watch;

    /// <summary>The columns in which somebody's changes in the account are not written over.</summary>
    internal required RememberedValues Remembered { get; init; }

    /// <summary>Records that are never retired.</summary>
    internal required Protection Protection { get; init; }

    /// <summary>Changes that were found before all is known that they depend on.</summary>
    internal required FoundChanges Found { get; init; }

    /// <summary>The Source of the run; '' for a run without.</summary>
    internal required string Source { get; init; }

    /// <summary>Takes each change once all is known of it.</summary>
    internal required PlanTally Tally { get; init; }

    /// <summary>The records that came in, where they are compared one by one.</summary>
    internal DesiredRows Desired => (DesiredRows)Rows;

    /// <summary>The account's ID of a record; null where the export does not tell it.</summary>
    internal string? IdOf(string[] row) => Columns.Cell(row, RecordKey.Id) is { Length: > 0 } id ? id.Trim() : null;

    /// <summary>What people know a record of the account by.</summary>
    internal string? NameOf(string[] row) => Label(column => Columns.Cell(row, column));

    /// <summary>What people know a record by.</summary>
    internal string? Label(Func<string, string?> cellOf) =>
        cellOf(Name) is { } name && name.Trim().Length > 0 ? name.Trim() : RecordLabel.Of(Type, cellOf);

    internal void Note(PlanNote note) => Writer.Note(note.Id, note.Key, note.Message);
}
