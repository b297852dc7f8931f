using FourMe.Import.Errors;
using FourMe.Import.Hosting;
using FourMe.Import.Mapping;
using FourMe.Import.Text;

namespace FourMe.Import.Rows;

/// <summary>Checks that the records of a run have the properties on which its map decides.</summary>
internal sealed class SourceChecks
{
    private readonly ColumnPlan _plan;

    /// <summary>Columns that retire records and may decide so on missing values.</summary>
    private readonly List<PlannedColumn> _watched;
    private readonly HashSet<PlannedColumn> _retiring = [];
    private bool _foundAll;

    internal SourceChecks(ColumnPlan plan)
    {
        _plan = plan;
        _watched = [.. plan.Mapped.Where(column =>
            column.Entry!.Expression is not null && column.Names.Length > 0 && Retirement.IsPossible(column.Column))];
    }

    /// <summary>Notes the cells of a record.</summary>
    internal void Note(string?[] cells)
    {
        for (int i = _watched.Count - 1; i >= 0; i--)
        {
            PlannedColumn column = _watched[i];
            if (!Retirement.IsMeant(column.Column, cells[column.Slot])) continue;
            _retiring.Add(column);
            _watched.RemoveAt(i);
        }
    }

    /// <summary>Whether every property that must be there was seen: until then the run may still be refused as a whole.</summary>
    internal bool FoundAll => _foundAll || (_foundAll = Array.TrueForAll(_plan.Mapped, IsSettled));

    /// <summary>The failures that stop the run; other findings become warnings.</summary>
    internal void Finish(List<Failure> failures)
    {
        foreach (PlannedColumn column in _plan.Mapped)
        {
            bool isCode = column.Entry!.Expression is not null;
            int before = failures.Count;
            CheckFound(column, isCode, failures);
            if (failures.Count > before) continue;
            foreach (MappedName name in column.Names)
                if (!name.HasValue && name.IsFound) CheckEmpty(column, name.Path, isCode, failures);
        }
    }

    private static bool IsSettled(PlannedColumn column)
    {
        MappedName[] names = column.Names;
        if (column.Entry!.Expression is not null && Retirement.IsPossible(column.Column)) return Array.TrueForAll(names, name =>
            name.HasValue);
        if (column.Entry.WhenMissing is MissingAction.Clear or MissingAction.Leave) return true;
        return column.Entry.Expression is null && column.Format is null ? Array.Exists(names, name => name.IsFound)
            : Array.TrueForAll(names, name => name.IsFound);
    }

    private void CheckFound(PlannedColumn column, bool isCode, List<Failure> failures)
    {
        // Code returns a value whatever WhenMissing says, so WhenMissing is no excuse where records are retired.
        bool isExcused = column.Entry!.WhenMissing is MissingAction.Clear or MissingAction.Leave && !(isCode && _retiring.Contains(column));
        MappedName[] absent = [.. column.Names.Where(name => !name.IsFound)];
        // Of several properties the first with a value counts, so one is enough.
        bool isOneEnough = !isCode && column.Format is null;
        if (isExcused || absent.Length == 0 || (isOneEnough && absent.Length < column.Names.Length)) return;
        if (isOneEnough) failures.Add(NeverFound(column.Header, absent));
        else foreach (MappedName name in absent) failures.Add(NeverFound(column.Header, name));
    }

    private Failure NeverFound(string header, params MappedName[] names)
    {
        string? nearest = names.Select(name => NearestName.Of(name.Path, _plan.FirstNames)).FirstOrDefault(found => found is not null);
        return Failures.PropertyNeverFound(header, string.Join("' or '", names.Select(name => name.Path)), nearest, nearest is null ? null
            : HiddenCharacters.In(nearest));
    }

    private void CheckEmpty(PlannedColumn column, string property, bool isCode, List<Failure> failures)
    {
        if (!isCode && (column.Decision is null || !Retirement.IsPossible(column.Column))) return;
        if (isCode && _retiring.Contains(column)) failures.Add(Failures.PropertyAlwaysEmpty(column.Header, property));
        else if (isCode) Notice(property, $"'{property}', which the script block for '{column.Header}' reads, is empty in every record.");
        else Notice(property, $"'{property}' is empty in every record, so it does not decide '{column.Header}'.");
    }

    private void Notice(string property, string text) => _plan.Formatting.Notices.Once("EmptyProperty", text, property);
}
