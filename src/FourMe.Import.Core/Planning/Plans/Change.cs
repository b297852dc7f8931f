namespace FourMe.Import;

/// <summary>What a plan does to one record, or to all rows of one owner.</summary>
public sealed class Change
{
    /// <summary>Id of the plan.</summary>
    public required string PlanId { get; init; }

    /// <summary>The record type.</summary>
    public required string Type { get; init; }

    /// <summary>The action.</summary>
    public required ChangeAction Action { get; init; }

    /// <summary>The key by which the run knows the record: its Source ID, or another key for types without one.</summary>
    public required string Key { get; init; }

    /// <summary>The account's ID of the record; null when it does not exist yet, or the export does not have the ID.</summary>
    public string? RecordId { get; init; }

    /// <summary>The display name of the record: a name, an e-mail address or a label; null when there is none.</summary>
    public string? Name { get; init; }

    /// <summary>The columns that differ.</summary>
    public IReadOnlyList<CellChange> Cells { get; init; } = [];

    /// <summary>The reason, as a sentence, where the columns do not show it; otherwise null.</summary>
    public string? Reason { get; init; }

    /// <summary>A copy with other cells.</summary>
    internal Change With(IReadOnlyList<CellChange> cells) => new()
    {
        PlanId = PlanId, Type = Type, Action = Action, Key = Key, RecordId = RecordId, Name = Name, Cells = cells, Reason = Reason,
    };
}
