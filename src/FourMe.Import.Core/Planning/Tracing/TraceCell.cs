namespace FourMe.Import;

/// <summary>One column of a traced record: its way from the source to the account, and what a plan decides about it.</summary>
public sealed record TraceCell
{
    /// <summary>The record type.</summary>
    public required string Type { get; init; }

    /// <summary>Number of the record in the input, from 1; 0 when it is not in the input.</summary>
    public long Number { get; init; }

    /// <summary>
    /// The key by which the run knows the record: its Source ID, or another key for types without one; '' when it has no key.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>The display name of the record: a name, an e-mail address or a label; null when there is none.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The account's ID of the record; null when the account does not have the record, or the export does not have the ID.
    /// </summary>
    public string? RecordId { get; init; }

    /// <summary>
    /// The decision about the record: a <see cref="ChangeAction"/>, <c>Unchanged</c>, <c>Refused</c>, or the id of the error or note that
    /// keeps the record as it is, such as <c>KeyTaken</c> or <c>Unclaimed</c>.
    /// </summary>
    public required string RecordDecision { get; init; }

    /// <summary>The reason, as a sentence.</summary>
    public required string RecordReason { get; init; }

    /// <summary>The column; '' when the decision does not concern a column.</summary>
    public required string Column { get; init; }

    /// <summary>The property that the value comes from, several separated by commas; null for none.</summary>
    public string? Property { get; init; }

    /// <summary>The original value of the property; an array for several. Null when it is null or absent.</summary>
    public object? Raw { get; init; }

    /// <summary>How the value becomes a cell: <c>by name</c>, <c>Static</c>, or the words of the map's entry.</summary>
    public string? Rule { get; init; }

    /// <summary>The cell. '' clears the field; null when the record has none for the column.</summary>
    public string? Cell { get; init; }

    /// <summary>The account's value; null when the account has no such record or column.</summary>
    public string? AccountValue { get; init; }

    /// <summary>
    /// The decision about the column: the action of the record if the column changes, otherwise <c>Equal</c>, <c>LeftOut</c>,
    /// <c>Refused</c>, <c>Kept</c>, or the id of a note such as <c>NotComparable</c>.
    /// </summary>
    public required string Decision { get; init; }

    /// <summary>The reason, as a sentence.</summary>
    public required string Reason { get; init; }
}
