using FourMe.Import.Mapping;
using FourMe.Import.Rows;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>The columns of a run matched with the account's. Columns may be added while records arrive.</summary>
internal sealed class RunColumns
{
    private readonly ColumnPlan _plan;
    private readonly BaselineColumns _baseline;
    private readonly MeaningContext _context;
    private readonly HashSet<string> _included;
    private readonly List<RunColumn> _columns = [];
    private readonly List<ComparedSet> _sets = [];
    private readonly Dictionary<ColumnSet, ushort> _numbers = [];
    private ColumnSet? _last;
    private ushort _lastNumber;

    internal RunColumns(ColumnPlan plan, BaselineColumns baseline, MeaningContext context, IReadOnlyList<string> included)
    {
        _plan = plan;
        _baseline = baseline;
        _context = context;
        _included = new HashSet<string>(
            included.Select(name => plan.Type.FindColumn(name)?.Name ?? name), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>How cells are compared.</summary>
    internal MeaningContext Context => _context;

    internal IReadOnlyList<RunColumn> All
    {
        get
        {
            for (int slot = _columns.Count; slot < _plan.Columns.Count; slot++)
            {
                PlannedColumn planned = _plan.Columns[slot];
                _columns.Add(new RunColumn(planned, _baseline.Of(planned.Column.Name), IsIncluded(planned), _context)
                {
                    Identifies = _plan.Type.Identifies(planned.Column.Name),
                });
            }
            return _columns;
        }
    }

    /// <summary>Notes about columns that records have and exports lack.</summary>
    internal IEnumerable<PlanNote> NotComparable => All.Where(column => column.Place < 0 && column.Written > 0 && !column.IsOnlyForNew)
        .Select(column => PlanNotes.NotComparable(column.Header, IsIncluded(column.Planned)));

    internal ComparedSet this[ushort number] => _sets[number];

    /// <summary>The number of a column set. A new set gets the next number.</summary>
    internal ushort NumberOf(ColumnSet set)
    {
        if (ReferenceEquals(set, _last)) return _lastNumber;
        if (!_numbers.TryGetValue(set, out ushort number))
        {
            number = checked((ushort)_sets.Count);
            IReadOnlyList<RunColumn> all = All;
            _sets.Add(new ComparedSet([.. set.Slots.Select(slot => all[slot])], _context));
            _numbers.Add(set, number);
        }
        (_last, _lastNumber) = (set, number);
        return number;
    }

    private bool IsIncluded(PlannedColumn planned) => _included.Contains(planned.Column.Name) || _included.Contains(planned.Header);
}
