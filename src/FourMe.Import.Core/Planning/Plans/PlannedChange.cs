namespace FourMe.Import.Planning;

/// <summary>A change, and the rows to send for it.</summary>
/// <param name="Change">The change, as shown to users.</param>
/// <param name="Rows">
/// Cells by header: one row for a record, or all rows of an owner that are replaced as a whole. A row has the key and all columns of the
/// run that this record may get, changed or not.
/// </param>
/// <param name="Number">Number of the record in the input, from 1; 0 when it is not in the input.</param>
/// <param name="Before">
/// The rows of an owner that are replaced, for an undo. Null for records, whose cells have the old values.
/// </param>
internal sealed record PlannedChange(Change Change, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows, long Number = 0,
    IReadOnlyList<IReadOnlyDictionary<string, string>>? Before = null);
