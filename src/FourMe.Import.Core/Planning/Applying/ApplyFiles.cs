using FourMe.Import.Files;
using FourMe.Import.Spool;
using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// Creates the files of a plan: one for each phase and set of columns, in sending order. The same plan always gives the same files, byte
/// for byte, so that a partly sent plan can continue with the rest.
/// </summary>
internal sealed class ApplyFiles : IDisposable
{
    private readonly RecordType _type;
    private readonly ApplyOrder _order;
    private readonly SpoolSink _sink = new(TemporaryFolders.New(), maximumColumnSets: int.MaxValue);
    private readonly Dictionary<string, ColumnSet> _sets = new(StringComparer.Ordinal);
    private readonly List<(ApplyPhase Phase, int Level)> _phases = [];
    private readonly RenameChains _chains;
    private readonly List<(int Depth, int Level, long Place, PlannedChange Planned)> _chained = [];

    private readonly PlanFile _plan;
    private readonly Dictionary<string, long> _putOff = new(StringComparer.Ordinal);

    private ApplyFiles(PlanFile plan, RecordType type, string? ownAccount, ComingNames? names)
    {
        _plan = plan;
        _type = type;
        _order = new ApplyOrder(type, ownAccount, names);
        _chains = new RenameChains(type);
    }

    /// <summary>The files in sending order.</summary>
    internal IReadOnlyList<ApplyFile> All { get; private set; } = [];

    /// <summary>Number of changes in the plan.</summary>
    internal long Changes { get; private set; }

    /// <summary>Columns that are sent in a second pass, with the number of records.</summary>
    internal IReadOnlyDictionary<string, long> PutOff => _putOff;

    /// <summary>Creates the files. Disposing deletes those that no job has taken over.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="type">The record type.</param>
    /// <param name="ownAccount">Id of the account. References qualified with it mean the same as unqualified ones.</param>
    /// <param name="names">The names of a run of several types; null when the plan is applied alone.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <exception cref="FourMeException"><c>PlanChanged</c> or <c>FileWriteFailed</c>.</exception>
    internal static ApplyFiles Make(
        PlanFile plan, RecordType type, string? ownAccount, ComingNames? names, CancellationToken stop)
    {
        var files = new ApplyFiles(plan, type, ownAccount, names);
        try
        {
            files.LookAhead(stop);
            foreach (PlannedChange planned in plan.Changes(stop)) files.Take(planned);
            files.Complete();
            return files;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <summary>Adds the names from changes of the plan that were not applied.</summary>
    /// <param name="outcomes">The outcome of each change.</param>
    /// <param name="names">Receives the names.</param>
    internal void NoteFailed(ChangeOutcomes outcomes, ComingNames names)
    {
        IReadOnlyList<string> columns = ComingNames.ColumnsOf(_type);
        long place = 0;
        foreach (PlannedChange planned in _plan.Changes())
            if (outcomes[++place] != ChangeOutcome.Applied) names.Add(_type, columns, planned, _order.PhaseOf(planned.Change));
    }

    /// <summary>Positions of changes with a deferred reference to a record of the plan that could not be created or renamed.</summary>
    internal IEnumerable<long> AwaitingFailed(ChangeOutcomes outcomes)
    {
        var failed = new ComingNames();
        failed.AddType(_type.Name, 0);
        NoteFailed(outcomes, failed);
        return Awaiting(failed);
    }

    /// <summary>Positions of changes with a deferred reference to one of the given records.</summary>
    internal IEnumerable<long> Awaiting(ComingNames records)
    {
        long place = 0;
        foreach (PlannedChange planned in _plan.Changes())
        {
            place++;
            if (planned.Rows.Count == 1 && _order.Awaits(planned.Rows[0], _order.PhaseOf(planned.Change), records)) yield return place;
        }
    }

    public void Dispose() => _sink.Dispose();

    /// <summary>Reads all changes once for what must be known before the first row is written: new names and rename chains.</summary>
    private void LookAhead(CancellationToken stop)
    {
        bool hasReferences = _order is { IsAlone: true, HasReferences: true };
        if (!hasReferences && !_chains.IsNeeded) return;
        long place = 0;
        foreach (PlannedChange planned in _plan.Changes(stop))
        {
            if (hasReferences) _order.Note(planned);
            _chains.Note(++place, planned);
        }
    }

    private void Take(PlannedChange planned)
    {
        long place = ++Changes;
        ApplyPhase phase = _order.PhaseOf(planned.Change);
        if (planned.Rows.Count > 1) WriteTogether(planned.Rows, phase, place);
        else if (_chains.Of(place) is { Depth: > 0 } chain) _chained.Add((chain.Depth, chain.Level, place, planned));
        else if (planned.Rows.Count == 1) WriteOne(planned.Rows[0], phase, place);
    }

    private void WriteOne(IReadOnlyDictionary<string, string> row, ApplyPhase phase, long place, int level = 0)
    {
        IReadOnlyList<string> later = _order.DeferredOf(row, phase);
        IReadOnlyList<string> key = later.Count == 0 ? [] : _order.KeyOf(row);
        // A record without a key could not be found in a second pass, so its references are sent with the row and may fail.
        if (key.Count == 0)
        {
            Write([row], row.Keys, phase, place, level);
            return;
        }
        foreach (string column in later) _putOff[column] = _putOff.TryGetValue(column, out long before) ? before + 1 : 1;
        Write([row], row.Keys.Where(column => !later.Contains(column)), phase, place, level);
        Write([row], key.Concat(later), ApplyPhase.Deferred, place);
    }

    /// <summary>Writes rows that replace everything their owner has. They share one set of columns, and missing cells are empty.</summary>
    private void WriteTogether(IReadOnlyList<IReadOnlyDictionary<string, string>> rows, ApplyPhase phase, long place) =>
        Write(rows, rows.SelectMany(row => row.Keys).Distinct(StringComparer.Ordinal), phase, place);

    private void Write(
        IReadOnlyList<IReadOnlyDictionary<string, string>> rows, IEnumerable<string> columns, ApplyPhase phase, long place, int level = 0)
    {
        ColumnSet set = SetOf(phase, level, columns);
        _sink.BeginGroup(set, rows.Count, 0);
        foreach (IReadOnlyDictionary<string, string> row in rows)
            _sink.Write(set, [.. set.Names.Select(name => row.TryGetValue(name, out string? cell) ? cell : string.Empty)], place);
    }

    private ColumnSet SetOf(ApplyPhase phase, int level, IEnumerable<string> columns)
    {
        string[] names = [.. columns.OrderBy(PositionOf).ThenBy(name => name, StringComparer.Ordinal)];
        string key = string.Join("\n", [$"{phase} {level}", .. names]);
        if (_sets.TryGetValue(key, out ColumnSet? known)) return known;
        _phases.Add((phase, level));
        return _sets[key] = new ColumnSet(names);
    }

    /// <summary>The catalogue's position of a column; columns it does not know come last.</summary>
    private int PositionOf(string name) => _type.FindColumn(name)?.Position ?? int.MaxValue;

    private void Complete()
    {
        foreach ((_, int level, long place, PlannedChange planned) in _chained.OrderBy(chain => chain.Depth).ThenBy(chain => chain.Place))
            WriteOne(planned.Rows[0], _order.PhaseOf(planned.Change), place, level);
        _sink.Complete();
        // The sink has no row limit, so each set of columns is exactly one file, in the order of _phases.
        All = [.. _sink.Files.Select((file, at) => (File: file, Order: _phases[at])).OrderBy(file => file.Order)
            .Select(file => new ApplyFile(file.Order.Phase, file.File))];
    }
}
