using FourMe.Import.Mapping;

namespace FourMe.Import.Rows;

/// <summary>Passes each row on at once.</summary>
internal sealed class DirectOutlet(ColumnPlan plan, IRowSink sink) : IRowOutlet
{
    private readonly ColumnSets _sets = new(plan);

    public long Rows { get; private set; }

    public void Write(string?[] cells, long number, int owner)
    {
        sink.Write(_sets.SetOf(cells), cells, number);
        Rows++;
    }

    public IReadOnlyList<Failure> Complete(CancellationToken stop)
    {
        sink.Complete();
        return [];
    }

    public void Dispose() => sink.Dispose();
}
