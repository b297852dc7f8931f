namespace FourMe.Import.Rows;

/// <summary>How large one file may become.</summary>
/// <param name="Rows">Rows at most; 0 for no limit.</param>
/// <param name="Bytes">Bytes at most; 0 for no limit.</param>
internal readonly record struct RowLimits(long Rows, long Bytes)
{
    internal bool AllowRows(long rows) => Rows == 0 || rows <= Rows;

    internal bool AllowBytes(long bytes) => Bytes == 0 || bytes <= Bytes;
}
