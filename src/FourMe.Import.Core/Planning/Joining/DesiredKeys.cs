using FourMe.Import.Mapping;
using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// Determines the key of a run's record: its ID, its Source and Source ID, or, in a run without them, another key of the type.
/// </summary>
internal sealed class DesiredKeys
{
    private readonly ColumnPlan _plan;
    private readonly IReadOnlyList<RecordKey> _keys;
    private readonly PlanSlots _slots;
    private readonly IReadOnlyList<RecordKey> _absent;
    private KeyCells[] _cells = [];
    private int _boundTo = -1;

    /// <param name="plan">The columns of the run.</param>
    /// <param name="baseline">The account's columns. Keys with a column missing there cannot match anything.</param>
    internal DesiredKeys(ColumnPlan plan, BaselineColumns baseline)
    {
        _plan = plan;
        _slots = new PlanSlots(plan);
        ILookup<bool, RecordKey> keys = RecordKey.Of(plan.Type).ToLookup(key => new KeyCells(key, baseline.Of).IsThere);
        (_keys, _absent) = ([.. keys[true]], [.. keys[false]]);
    }

    internal IReadOnlyList<RecordKey> Keys => _keys;

    internal string? Cell(string?[] cells, string column)
    {
        Bind();
        return _slots.Cell(cells, column);
    }

    /// <summary>The key of a record; null when it has no complete key.</summary>
    internal KeyCells? Of(string?[] cells)
    {
        Bind();
        foreach (KeyCells key in _cells)
        {
            if (key.IsFilledIn(cells)) return key;
            // A record with a Source is identified by Source and Source ID, never by another key.
            if (key.Key.IsSource && !string.IsNullOrWhiteSpace(_slots.Cell(cells, RecordKey.Source))) return null;
        }
        return null;
    }

    /// <summary>
    /// The columns of a key that the record has completely but the account's records do not have; null when there is none.
    /// </summary>
    internal IReadOnlyList<string>? LackingOf(string?[] cells)
    {
        Bind();
        return _absent.FirstOrDefault(key => new KeyCells(key, _slots.SlotOf).IsFilledIn(cells))?.Columns;
    }

    /// <summary>Source and Source ID of a record; null unless it has both.</summary>
    internal KeyCells? SourceOf(string?[] cells)
    {
        Bind();
        foreach (KeyCells key in _cells)
            if (key.Key.IsSource) return key.IsFilledIn(cells) ? key : null;
        return null;
    }

    /// <summary>The readable key of a record: its Source ID if it has one, otherwise its key; null when it has no complete key.</summary>
    internal string? TextOf(string?[] cells) => (SourceOf(cells) ?? Of(cells))?.Text(cells);

    private void Bind()
    {
        if (_boundTo == _plan.Columns.Count) return;
        _slots.Learn();
        _boundTo = _plan.Columns.Count;
        _cells = [.. _keys.Select(key => new KeyCells(key, _slots.SlotOf))];
    }
}
