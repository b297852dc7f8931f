using FourMe.Import.Files;
using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// The rows of a plan that the service accepted, found by the account's records. The rows are on disk; about 40 bytes per row are in
/// memory.
/// </summary>
internal sealed class SentRows : IDisposable
{
    /// <summary>Texts stored per column: the sent cell and the previous one. The key of the record is stored before them.</summary>
    private const int TextsOfColumn = 2;

    private readonly RowFile _rows = new(TemporaryFolders.New());
    private readonly Dictionary<KeyHash, long> _places = [];
    private readonly List<string> _columns = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<string>> _keys = [];
    private string?[] _texts = [];

    private SentRows() { }

    /// <summary>Number of rows.</summary>
    internal int Count => _places.Count;

    /// <summary>All columns of the rows.</summary>
    internal IReadOnlyList<string> Columns => _columns;

    /// <summary>
    /// Collects the completely accepted rows of a plan. Rows of owners are skipped, because they read back in another form.
    /// </summary>
    internal static SentRows Collect(PlanFile plan, RecordType type, ChangeOutcomes outcomes, CancellationToken stop)
    {
        var rows = new SentRows();
        try
        {
            long place = 0;
            foreach (PlannedChange planned in plan.Changes(stop))
                if (outcomes[++place] == ChangeOutcome.Applied && !outcomes.LacksReferences(place)
                    && planned is { Rows.Count: 1, Change.Action: not ChangeAction.Retire } && type.Owners.Count == 0)
                    rows.Add(planned, type);
            return rows;
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    /// <summary>The row sent for a record of the account; null when there is none.</summary>
    /// <param name="cellOf">Returns the record's cell of a column.</param>
    internal SentRow? Find(Func<string, string?> cellOf)
    {
        foreach (IReadOnlyList<string> key in _keys)
        {
            if (HashOf(key, cellOf) is not { } hash || !_places.TryGetValue(hash, out long place)) continue;
            if (_texts.Length < 1 + _columns.Count * TextsOfColumn) _texts = new string?[1 + _columns.Count * TextsOfColumn];
            _rows.Read(place, _texts);
            return new SentRow(_texts[0]!,
                [.. _columns.Select((_, number) => _texts[1 + number * TextsOfColumn])],
                [.. _columns.Select((_, number) => _texts[2 + number * TextsOfColumn])]);
        }
        return null;
    }

    public void Dispose() => _rows.Dispose();

    private void Add(PlannedChange planned, RecordType type)
    {
        IReadOnlyDictionary<string, string> row = planned.Rows[0];
        string? CellOf(string column) => row.TryGetValue(column, out string? cell) ? cell : null;
        IReadOnlyList<string>? key = type.Keys.FirstOrDefault(key => HashOf(key, CellOf) is not null);
        if (key is null) return;
        if (!_keys.Contains(key)) _keys.Add(key);
        foreach (string column in row.Keys) NumberOf(column);
        var texts = new string?[1 + _columns.Count * TextsOfColumn];
        texts[0] = planned.Change.Key;
        foreach (KeyValuePair<string, string> cell in row) texts[1 + NumberOf(cell.Key) * TextsOfColumn] = cell.Value;
        foreach (CellChange cell in planned.Change.Cells)
            if (row.ContainsKey(cell.Column))
                texts[2 + NumberOf(cell.Column) * TextsOfColumn] = planned.Change.Action == ChangeAction.Create ? string.Empty : cell.Old;
        _places[HashOf(key, CellOf)!.Value] = _rows.Add(texts, texts.Length);
    }

    private int NumberOf(string column)
    {
        if (_numbers.TryGetValue(column, out int number)) return number;
        _columns.Add(column);
        return _numbers[column] = _columns.Count - 1;
    }

    private static KeyHash? HashOf(IReadOnlyList<string> key, Func<string, string?> cellOf)
    {
        KeyHash hash = default;
        foreach (string column in key)
        {
            if (cellOf(column) is not { } cell || string.IsNullOrWhiteSpace(cell)) return null;
            hash = hash.With(column.AsSpan()).WithTrimmed(cell, ignoreCase: true);
        }
        return hash;
    }
}
