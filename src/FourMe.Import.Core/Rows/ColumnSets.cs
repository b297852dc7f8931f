using FourMe.Import.Mapping;

namespace FourMe.Import.Rows;

/// <summary>The different sets of columns of the rows of a run.</summary>
internal sealed class ColumnSets(ColumnPlan plan)
{
    private readonly List<ColumnSet> _sets = [];
    private ColumnSet? _last;

    /// <summary>The set of a row; the same object for the same columns.</summary>
    internal ColumnSet SetOf(string?[] cells)
    {
        if (_last is not null && _last.Fits(cells, plan.Columns.Count)) return _last;
        return _last = Find(cells);
    }

    private ColumnSet Find(string?[] cells)
    {
        foreach (ColumnSet known in _sets)
            if (known.Fits(cells, plan.Columns.Count)) return known;
        var added = new ColumnSet(plan, cells);
        _sets.Add(added);
        return added;
    }
}
