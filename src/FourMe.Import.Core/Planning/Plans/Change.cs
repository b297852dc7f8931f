namespace FourMe.Import;

/// <summary>What a plan does to one record, or to all that belongs to one owner.</summary>
public sealed class Change
{
    /// <summary>The plan.</summary>
    public required string PlanId { get; init; }

    /// <summary>The record type.</summary>
    public required string Type { get; init; }

    /// <summary>What is done.</summary>
    public required ChangeAction Action { get; init; }

    /// <summary>What the run knows the record by: its Source ID, or another key where it has none.</summary>
    public required string Key { get; init; }

    /// <summary>The account's ID of the record; null when there is none yet, or the export does not tell it.</summary>
    public string? RecordId { get; init; }

    /// <summary>What a person knows the record by: a name, an e-mail address, a label; null for nothing.</summary>
    public string? Name { get; init; }

    /// <summary>The columns that differ.</summary>
    public IReadOnlyList<CellChange> Cells { get; init; } = [];

    /// <summary>Why, in a sentence, where the columns do not say it; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>The same change with other cells.</summary>
    internal Change With(IReadOnlyList<CellChange> cells) => new()
    {
        PlanId = PlanId, Type = Type, Action = Action, Key = Key, RecordId = RecordId, Name = Name, Cells = cells, Reason = Reason,
    };
}
