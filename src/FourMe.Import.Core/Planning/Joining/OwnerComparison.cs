using FourMe.Import.Files;
using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// Compares owners: all rows of an owner as a set, in any order, within what an import replaces. An owner is sent with all its rows or not
/// at all.
/// </summary>
internal sealed class OwnerComparison : IComparison
{
    private readonly JoinContext _context;
    private readonly ReferenceGuard _guard;
    private readonly DesiredOwners _rows;
    private readonly OwnerKeys _keys;
    private readonly OwnerDifference _difference;
    private readonly AbsentOwners _absent;
    private readonly string?[] _cells;

    internal OwnerComparison(JoinContext context, ReferenceGuard guard)
    {
        _context = context;
        _guard = guard;
        _rows = (DesiredOwners)context.Rows;
        _keys = new OwnerKeys(context.Type, context.Columns.Of, context.Meaning);
        _difference = new OwnerDifference(context, _rows, _keys);
        _absent = new AbsentOwners(context, _keys);
        _cells = new string?[_rows.Plan.Columns.Count];
    }

    public ComparisonFigures Run(CancellationToken cancellationToken)
    {
        Watch();
        Subtract(cancellationToken);
        long unchanged = 0, added = 0;
        using RowScratch theirs = Collect(cancellationToken);
        // Ordering is stable, so an owner's rows keep the account's order.
        ILookup<int, RowScratch.Entry> byOwner = theirs.Entries.ToLookup(entry => entry.Owner);
        for (uint owner = 1; owner <= _rows.Owners; owner++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!_rows.Came(owner)) continue;
            bool isRefused = _rows[owner].Is(OwnerState.Refused);
            string key = _rows.TextOf(owner, _cells);
            _context.Writer.Seen(new SeenRecord(key, string.Empty, isRefused ? SeenHow.Refused : SeenHow.Seen));
            if (isRefused) continue;
            if (!_rows[owner].Is(OwnerState.Found | OwnerState.InLedger)) added++;
            List<string[]> rows = IsCandidate(owner) ? Read(theirs, byOwner[(int)owner]) : [];
            _context.Watch?.Account(key, rows);
            if (!IsCandidate(owner) || _difference.Of(owner, key, rows) is not { } change) unchanged++;
            else if (!_guard.Refuses(change)) _context.Tally.Add(change);
        }
        foreach (PlannedChange change in _absent.Changes()) _context.Tally.Add(change);
        return new ComparisonFigures(unchanged, added, 0);
    }

    /// <summary>Forces a row-by-row comparison of traced owners.</summary>
    private void Watch()
    {
        if (_context.Watch is not { } watch) return;
        for (uint owner = 1; owner <= _rows.Owners; owner++)
            if (_rows.Came(owner) && watch.Wants(_rows.TextOf(owner, _cells))) _rows[owner].State |= OwnerState.HasOthers;
    }

    private bool IsCandidate(uint owner) => _rows[owner].Difference != 0 || _rows[owner].Is(OwnerState.HasOthers);

    /// <summary>Subtracts the hashes of the account's rows from those of the run, owner by owner.</summary>
    private void Subtract(CancellationToken cancellationToken)
    {
        foreach (string[] row in _context.Baseline.Rows(cancellationToken))
        {
            uint owner = _rows.Find(_keys, row);
            if (owner == 0)
            {
                if (_keys.Replaces(row)) _absent.Take(row);
                continue;
            }
            ref OwnerRow known = ref _rows[owner];
            if (!_keys.Replaces(row)) continue;
            known.State |= OwnerState.Found;
            if (known.First != 0) known.Difference -= _rows.Columns[known.Set].HashOfActual(row);
        }
    }

    /// <summary>Collects the account's rows of owners that may differ.</summary>
    private RowScratch Collect(CancellationToken cancellationToken)
    {
        var theirs = new RowScratch(TemporaryFolders.New());
        bool any = false;
        for (uint owner = 1; owner <= _rows.Owners && !any; owner++) any = IsCandidate(owner);
        if (!any) return theirs;
        foreach (string[] row in _context.Baseline.Rows(cancellationToken))
            if (_rows.Find(_keys, row) is not 0 and var owner && IsCandidate(owner)) theirs.Add(row, row.Length, 0, (int)owner);
        return theirs;
    }

    private List<string[]> Read(RowScratch theirs, IEnumerable<RowScratch.Entry> entries)
    {
        var rows = new List<string[]>();
        foreach (RowScratch.Entry entry in entries)
        {
            var row = new string?[_context.Columns.Headers.Count];
            theirs.Read(entry, row);
            rows.Add(row!);
        }
        return rows;
    }
}
