using FourMe.Import.Files;
using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// Undoes changes of owners: all replaced rows are sent again, if the account still has the rows that replaced them. The last row of an
/// owner and rows that were only added cannot be removed. Roles can, by a row of zeros.
/// </summary>
internal sealed class OwnerUndo(UndoContext context)
{
    private const string Roles = "people_roles";

    private readonly OwnerKeys _keys = new(context.Type, context.Columns.Of, context.Meaning);
    private readonly List<PlannedChange> _changes = [];
    private readonly Dictionary<KeyHash, int> _numbers = [];
    private readonly HashSet<int> _ways = [];

    internal void Run(CancellationToken stop)
    {
        Read(stop);
        using var rows = new RowScratch(TemporaryFolders.New());
        foreach (string[] row in context.Account.Rows(stop))
            if (NumberOf(row) is >= 0 and var number && _keys.Replaces(row)) rows.Add(row, row.Length, 0, number);
        ILookup<int, RowScratch.Entry> byOwner = rows.Entries.ToLookup(entry => entry.Owner);
        for (int number = 0; number < _changes.Count; number++)
        {
            stop.ThrowIfCancellationRequested();
            List<string[]> now = [.. byOwner[number].Select(entry => Read(rows, entry))];
            Take(_changes[number], now);
        }
    }

    private void Read(CancellationToken stop)
    {
        long place = 0;
        foreach (PlannedChange planned in context.Undone.Changes(stop))
        {
            if (context.Outcomes[++place] is not (ChangeOutcome.Applied or ChangeOutcome.Doubtful)) continue;
            string[] cells = Aligned(planned.Rows[0]);
            if (_keys.WayOf(cells) is not { } way || planned.Before is null)
            {
                context.Note(PlanNotes.NoWayBack(planned.Change.Key, planned.Change.Name));
                continue;
            }
            _ways.Add(way);
            _numbers[_keys.Hash(way, cells)] = _changes.Count;
            _changes.Add(planned);
        }
    }

    private int NumberOf(string[] row)
    {
        foreach (int way in _ways)
            if (_keys.Says(way, row) && _numbers.TryGetValue(_keys.Hash(way, row), out int number)) return number;
        return -1;
    }

    private void Take(PlannedChange planned, List<string[]> now)
    {
        Change change = planned.Change;
        IReadOnlyList<IReadOnlyDictionary<string, string>> before = planned.Before!;
        IReadOnlyDictionary<string, string>[] written = [.. planned.Rows.Where(row => _keys.Replaces(Aligned(row)))];
        if (written.Length < planned.Rows.Count) context.Note(PlanNotes.CannotRemove(change.Key, isLast: false));
        if (written.Length == 0) return;
        if (AreSame(before, now))
        {
            context.Unchanged++;
            return;
        }
        if (!AreSame(written, now))
        {
            context.Note(PlanNotes.ChangedSince(change.Key, change.Name, change.Cells.Select(cell => cell.Column).Distinct()));
            return;
        }
        if (before.Count == 0 && context.Type.Name != Roles)
        {
            context.Note(PlanNotes.CannotRemove(change.Key, isLast: true));
            return;
        }
        context.Found.Add(new PlannedChange(
            new Change
            {
                PlanId = context.Writer.Id, Type = context.Type.Name, Action = ChangeAction.Update, Key = change.Key, Name = change.Name,
                RecordId = change.RecordId,
                Cells = [.. change.Cells.Select(cell => new CellChange(cell.Column, cell.New ?? string.Empty, cell.Old ?? string.Empty))],
            },
            before.Count > 0 ? before : [Zeros(planned.Rows[0])]));
    }

    /// <summary>A row of zeros, which revokes all roles.</summary>
    private Dictionary<string, string> Zeros(IReadOnlyDictionary<string, string> row) => row.ToDictionary(cell => cell.Key,
        cell => context.Type.FindColumn(cell.Key)?.Kind == ColumnKind.Boolean ? "0" : cell.Value, StringComparer.Ordinal);

    /// <summary>Whether rows equal those of the account, in the columns that they have and in any order.</summary>
    private bool AreSame(IReadOnlyList<IReadOnlyDictionary<string, string>> rows, List<string[]> account)
    {
        IReadOnlyDictionary<string, string>[] ours =
            [.. rows.Where(row => SaysSomething(column => row.TryGetValue(column, out string? cell) ? cell : string.Empty))];
        List<string[]> theirs = [.. account.Where(row => SaysSomething(column => context.Columns.Cell(row, column)))];
        return ours.All(row => theirs.Exists(their => IsSame(row, their)))
            && theirs.TrueForAll(their => ours.Any(row => IsSame(row, their)));
    }

    /// <summary>Whether a row matters. A row without any role equals no row.</summary>
    private bool SaysSomething(Func<string, string> cellOf) => context.Type.Name != Roles
        || context.Type.Columns.Any(column => column.Kind == ColumnKind.Boolean && OutOfUse.IsTrue(cellOf(column.Name)));

    private bool IsSame(IReadOnlyDictionary<string, string> row, string[] account) => row.All(cell => cell.Key == RecordKey.Id
        || context.Columns.Of(cell.Key) is not (>= 0 and var place) || context.Same(cell.Key, cell.Value, account[place]));

    private string[] Aligned(IReadOnlyDictionary<string, string> row)
    {
        string[] cells = [.. Enumerable.Repeat(string.Empty, context.Columns.Headers.Count)];
        foreach (KeyValuePair<string, string> cell in row)
            if (context.Columns.Of(context.Type.FindColumn(cell.Key)?.Name ?? cell.Key) is >= 0 and var place) cells[place] = cell.Value;
        return cells;
    }

    private string[] Read(RowScratch rows, RowScratch.Entry entry)
    {
        var row = new string?[context.Columns.Headers.Count];
        rows.Read(entry, row);
        return row!;
    }
}
