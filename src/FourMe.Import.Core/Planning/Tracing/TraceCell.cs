namespace FourMe.Import;

/// <summary>One column of one record on its way from the source to the account, and what a plan decides about it.</summary>
public sealed record TraceCell
{
    /// <summary>The record type.</summary>
    public required string Type { get; init; }

    /// <summary>Number of the record in the input, counted from 1; 0 when it did not come in.</summary>
    public long Number { get; init; }

    /// <summary>What the run knows the record by: its Source ID, or another key where it has none; '' when it has no key.</summary>
    public required string Key { get; init; }

    /// <summary>What a person knows the record by: a name, an e-mail address, a label; null for nothing.</summary>
    public string? Name { get; init; }

    /// <summary>The account's ID of the record; null when the account does not have it, or the export does not tell.</summary>
    public string? RecordId { get; init; }

    /// <summary>
    /// What a plan does with the record: a <see cref="ChangeAction"/>, <c>Unchanged</c>, <c>Refused</c>, or the id of the error or note
    /// that keeps it as it is, such as <c>KeyTaken</c> or <c>Unclaimed</c>.
    /// </summary>
    public required string RecordDecision { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required string RecordReason { get; init; }

    /// <summary>The column; '' for a record of which no column is at issue.</summary>
    public required string Column { get; init; }

    /// <summary>The property of the record that the value comes from; several are separated by commas, null for none.</summary>
    public string? Property { get; init; }

    /// <summary>The value of the property as the record has it; an array for several. Null when it is null or absent.</summary>
    public object? Raw { get; init; }

    /// <summary>How the value becomes a cell: <c>by name</c>, <c>Static</c>, or the words of the map's entry.</summary>
    public string? Rule { get; init; }

    /// <summary>The cell; '' empties the field, null when the record has none for the column.</summary>
    public string? Cell { get; init; }

    /// <summary>The account's value; null when the account has no such record or column.</summary>
    public string? AccountValue { get; init; }

    /// <summary>
    /// What a plan does with the column: the action of the record where it is to change, otherwise <c>Equal</c>, <c>LeftOut</c>,
    /// <c>Refused</c>, <c>Kept</c>, or the id of a note such as <c>NotComparable</c>.
    /// </summary>
    public required string Decision { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required string Reason { get; init; }
}
