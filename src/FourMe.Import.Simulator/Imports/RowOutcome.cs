namespace FourMe.Import.Simulator.Imports;

/// <summary>What a row did to the records.</summary>
internal enum RowOutcome
{
    Created,
    Updated,
    Unchanged,
    Deleted,
}
