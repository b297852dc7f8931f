namespace FourMe.Import.Simulator.Imports;

/// <summary>The effect of a row on the records.</summary>
internal enum RowOutcome
{
    Created,
    Updated,
    Unchanged,
    Deleted,
}
