namespace FourMe.Import.Rows;

/// <summary>Limits of one file.</summary>
/// <param name="Rows">Maximum number of rows; 0 for no limit.</param>
/// <param name="Bytes">Maximum number of bytes; 0 for no limit.</param>
internal readonly record struct RowLimits(long Rows, long Bytes)
{
    internal bool AllowRows(long rows) => Rows == 0 || rows <= Rows;

    internal bool AllowBytes(long bytes) => Bytes == 0 || bytes <= Bytes;
}
