namespace FourMe.Import.PowerShell;

/// <summary>One changed cell of a plan, with the data of its change.</summary>
public sealed class ChangeCell
{
    private readonly Change _change;
    private readonly CellChange _cell;

    internal ChangeCell(Change change, CellChange cell)
    {
        _change = change;
        _cell = cell;
    }

    /// <summary>Id of the plan.</summary>
    public string PlanId => _change.PlanId;

    /// <summary>The record type.</summary>
    public string Type => _change.Type;

    /// <summary>The action.</summary>
    public ChangeAction Action => _change.Action;

    /// <summary>The key by which the run knows the record.</summary>
    public string Key => _change.Key;

    /// <summary>The account's ID of the record; null when it does not exist yet, or the export does not have the ID.</summary>
    public string? RecordId => _change.RecordId;

    /// <summary>The display name of the record; null when there is none.</summary>
    public string? Name => _change.Name;

    /// <summary>The column.</summary>
    public string Column => _cell.Column;

    /// <summary>The account's value; null when the record does not exist yet.</summary>
    public string? Old => _cell.Old;

    /// <summary>The value to send. '' clears the field; null leaves it alone.</summary>
    public string? New => _cell.New;

    /// <summary>The reason, where the columns do not show it; otherwise null.</summary>
    public string? Reason => _change.Reason;
}
