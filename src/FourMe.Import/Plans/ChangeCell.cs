namespace FourMe.Import.PowerShell;

/// <summary>One cell of a change.</summary>
public sealed class ChangeCell
{
    private readonly Change _change;
    private readonly CellChange _cell;

    internal ChangeCell(Change change, CellChange cell)
    {
        _change = change;
        _cell = cell;
    }

    /// <summary>The plan.</summary>
    public string PlanId => _change.PlanId;

    /// <summary>The record type.</summary>
    public string Type => _change.Type;

    /// <summary>What is done to the record.</summary>
    public ChangeAction Action => _change.Action;

    /// <summary>What the run knows the record by.</summary>
    public string Key => _change.Key;

    /// <summary>The account's ID of the record; null when there is none yet.</summary>
    public string? RecordId => _change.RecordId;

    /// <summary>What a person knows the record by.</summary>
    public string? Name => _change.Name;

    /// <summary>The column.</summary>
    public string Column => _cell.Column;

    /// <summary>The account's value; null where there is no record yet.</summary>
    public string? Old => _cell.Old;

    /// <summary>The value to be sent; '' empties the field, null leaves it out.</summary>
    public string? New => _cell.New;

    /// <summary>Why, where the columns do not say it.</summary>
    public string? Reason => _change.Reason;
}
