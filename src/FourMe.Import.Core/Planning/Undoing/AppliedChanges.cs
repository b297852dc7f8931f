using System.Text;
using System.Text.Json;
using FourMe.Import.Files;
using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>The changes of a plan that the service has, or may have, accepted, found by the account's records. They are on disk.</summary>
internal sealed class AppliedChanges(UndoContext context) : IDisposable
{
    private readonly RowFile _lines = new(TemporaryFolders.New());
    private readonly Dictionary<KeyHash, long> _places = [];
    private readonly HashSet<long> _found = [];
    private readonly List<RecordKey> _keys = [];
    private readonly string?[] _line = new string?[1];

    /// <summary>Reads the changes of the plan to undo.</summary>
    /// <exception cref="FourMeException"><c>PlanChanged</c>.</exception>
    internal void Read(CancellationToken stop)
    {
        RecordKey[] keys = [.. RecordKey.Of(context.Type).Where(key => key.Columns.All(column => context.Columns.Of(column) >= 0))];
        long place = 0;
        foreach (PlannedChange planned in context.Undone.Changes(stop))
        {
            if (context.Outcomes[++place] is not (ChangeOutcome.Applied or ChangeOutcome.Doubtful)) continue;
            string? CellOf(string column) => column == RecordKey.Id ? planned.Change.RecordId
                : planned.Rows[0].TryGetValue(column, out string? cell) ? cell : null;
            if (Array.Find(keys, key => key.Columns.All(column => !string.IsNullOrWhiteSpace(CellOf(column)))) is not { } key)
            {
                context.Note(PlanNotes.Gone(planned.Change.Key, planned.Change.Name));
                continue;
            }
            if (!_keys.Contains(key)) _keys.Add(key);
            _line[0] = Written(planned);
            _places[HashOf(key, CellOf)] = _lines.Add(_line, 1);
        }
    }

    /// <summary>The change of a record of the account; null when there is none.</summary>
    internal PlannedChange? Find(string[] row)
    {
        string CellOf(string column) => context.Columns.Cell(row, column);
        foreach (RecordKey key in _keys)
            if (key.Columns.All(column => !string.IsNullOrWhiteSpace(CellOf(column)))
                && _places.TryGetValue(HashOf(key, CellOf), out long place) && _found.Add(place)) return At(place);
        return null;
    }

    /// <summary>The changes of records that are no longer in the account.</summary>
    internal IEnumerable<PlannedChange> NotFound() =>
        _places.Values.Where(place => !_found.Contains(place)).OrderBy(place => place).Select(At);

    public void Dispose() => _lines.Dispose();

    private PlannedChange At(long place)
    {
        _lines.Read(place, _line);
        return ChangeJson.Read(_line[0]!, context.Undone.Plan.Id, context.Type.Name);
    }

    private static KeyHash HashOf(RecordKey key, Func<string, string?> cellOf) =>
        key.Hash(cellOf(key.Columns[0])!, key.Columns.Count > 1 ? cellOf(key.Columns[1]) : null);

    private static string Written(PlannedChange planned)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, ChangeJson.Writing)) ChangeJson.Write(writer, planned);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
