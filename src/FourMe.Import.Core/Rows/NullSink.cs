namespace FourMe.Import.Rows;

/// <summary>Discards rows, for runs that only check records.</summary>
internal sealed class NullSink : IRowSink
{
    public RowLimits Limits => default;

    public void BeginGroup(ColumnSet columns, long rows, long bytes) { }

    public void Write(ColumnSet columns, string?[] cells, long number) { }

    public void Complete() { }

    public void Dispose() { }
}
