using FourMe.Import.Mapping;

namespace FourMe.Import.Rows;

/// <summary>
/// Removes references to the own type from the rows and writes them, with the key of each row, into files that are sent
/// after all others, when every record exists.
/// </summary>
internal sealed class DeferredRows(ColumnPlan plan, PlanSlots slots, IRowSink sink) : IDisposable
{
    private readonly DirectOutlet _outlet = new(plan, sink);
    private readonly string[] _references = [.. plan.Type.Columns.Where(plan.Type.IsReferenceToOwnType).Select(column => column.Name)];
    private readonly ColumnGroup[] _keys = ColumnGroup.Of(plan.Type.Keys, slots);
    private string?[] _deferred = [];

    /// <summary>Moves a row's references to a separate row.</summary>
    internal void Take(string?[] cells, long number)
    {
        if (ColumnGroup.FirstComplete(_keys, cells) is not { } key) return;
        if (_deferred.Length < cells.Length) _deferred = new string?[cells.Length];
        Array.Clear(_deferred, 0, _deferred.Length);
        bool any = false;
        foreach (string column in _references)
        {
            int slot = slots.SlotOf(column);
            if (slot < 0 || cells[slot] is null) continue;
            _deferred[slot] = cells[slot];
            cells[slot] = null;
            any = true;
        }
        if (!any) return;
        foreach (string column in key.Names) _deferred[slots.SlotOf(column)] = cells[slots.SlotOf(column)];
        _outlet.Write(_deferred, number, OwnerIds.None);
    }

    internal void Complete(CancellationToken stop) => _outlet.Complete(stop);

    public void Dispose() => _outlet.Dispose();
}
