namespace FourMe.Import.Planning;

/// <summary>A change, and what is sent for it.</summary>
/// <param name="Change">The change, as people see it.</param>
/// <param name="Rows">
/// The cells by header: one row for a record, all rows of an owner where they are replaced as a whole. A row has its key, the
/// columns that differ and those that do not, and none that the record must not get.
/// </param>
/// <param name="Number">Number of the record in the input, counted from 1; 0 when the record did not come in.</param>
/// <param name="Before">
/// Of an owner the rows that are replaced, to be put back when the plan is taken back; null for records, whose cells say it.
/// </param>
internal sealed record PlannedChange(Change Change, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows, long Number = 0,
    IReadOnlyList<IReadOnlyDictionary<string, string>>? Before = null);
