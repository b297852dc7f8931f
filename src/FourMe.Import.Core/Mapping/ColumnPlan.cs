using FourMe.Import.Errors;
using FourMe.Import.Text;
using FourMe.Import.Values;

namespace FourMe.Import.Mapping;

/// <summary>
/// The columns of a run. With a map they are fixed. Without one, and for types whose columns are not known, columns are
/// added when records bring new properties.
/// </summary>
internal sealed class ColumnPlan
{
    private const int Unmatched = -1;

    private readonly RecordOptions _options;
    private readonly List<PlannedColumn> _columns = [];
    private int _names;
    private readonly Dictionary<string, int> _slotByColumn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _slotByProperty = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _allowed;
    private readonly List<string> _unmatched = [];
    private readonly ColumnResolver _resolver;

    /// <exception cref="FourMeException">
    /// <c>UnknownColumn</c>, <c>DuplicateColumn</c>, <c>EmptyMap</c>, <c>MapEntryInvalid</c>, or the failure of a constant.
    /// </exception>
    internal ColumnPlan(RecordType type, RecordOptions options)
    {
        Type = type;
        _options = options;
        _allowed = new HashSet<string>(options.AllowColumn, StringComparer.OrdinalIgnoreCase);
        _resolver = new ColumnResolver(type, _allowed, options.Formatting.Notices);
        options.Formatting.AnyEnumerationValue = options.SkipValidation;
        if (options.Map is { Count: 0 }) throw Failures.EmptyMap().ToException();
        foreach (MapEntry entry in options.Map ?? []) Add(entry.Column, entry);
        Mapped = [.. _columns];
        foreach (KeyValuePair<string, object?> constant in options.Constants) AddConstant(constant.Key, constant.Value);
    }

    internal RecordType Type { get; }

    internal FormattingContext Formatting => _options.Formatting;

    /// <summary>All columns so far, by slot.</summary>
    internal IReadOnlyList<PlannedColumn> Columns => _columns;

    /// <summary>The columns of the map; empty without one.</summary>
    internal PlannedColumn[] Mapped { get; }

    /// <summary>The records are those of an export: their properties are headers of the service.</summary>
    internal bool FromExport { get; set; }

    /// <summary>The property names of the first record, for suggestions when no record has a mapped name.</summary>
    internal IReadOnlyList<string> FirstNames { get; private set; } = [];

    /// <summary>The records come from a file of failed rows: the columns with the reasons are skipped.</summary>
    private bool HasReasons { get; set; }

    /// <summary>Whether columns come from a map; otherwise properties are matched by name.</summary>
    internal bool IsMapped => _options.Map is not null;

    /// <summary>Properties that match no column, in order of appearance.</summary>
    internal IReadOnlyList<string> UnmatchedProperties => _unmatched;

    /// <summary>Notes the property names of the first record, and the header of each file.</summary>
    internal void NoteNames(IReadOnlyList<string> names)
    {
        if (FirstNames.Count == 0) FirstNames = names;
        HasReasons |= ReasonColumns.AreIn(names);
    }

    /// <summary>The slot for a property that is matched by name; -1 when no column matches.</summary>
    internal int SlotOf(string property)
    {
        if (_slotByProperty.TryGetValue(property, out int slot)) return slot;
        slot = Match(property);
        _slotByProperty.Add(property, slot);
        return slot;
    }

    /// <summary>Stores the value of a property that was matched by name; of several properties for a column, the first counts.</summary>
    internal void Take(RecordValues values, int slot, string property, object? value)
    {
        if (values.IsSet(slot)) NoteShadowed(property, _columns[slot].Header);
        else values.Set(slot, value);
    }

    private int Match(string property)
    {
        if (CarrierProperties.Has(property) && !_allowed.Contains(property) && Type.FindColumn(property) is null) return Unmatched;
        if (HasReasons && ReasonColumns.Has(property) && !_allowed.Contains(property)) return Unmatched;
        // Columns that only exports have are silently dropped from exported records.
        if (FromExport && Type.FindColumn(property) is { ReadOnly: true }) return Unmatched;
        if ((FromExport ? _resolver.OwnHeader(property, _columns.Count) : _resolver.Match(property, _columns.Count)) is not { } match)
        {
            _unmatched.Add(property);
            return Unmatched;
        }
        if (!_slotByColumn.TryGetValue(match.Column.Name, out int slot)) return Append(match, null, null);
        // Records of one run may spell a column differently; a constant is the same for all of them.
        if (_columns[slot].Constant is null) return slot;
        NoteShadowed(property, match.Header);
        return Unmatched;
    }

    private void NoteShadowed(string property, string header)
    {
        if (Formatting.Notices.IsNews("ShadowedProperty", property))
            Formatting.Notices.Once("ShadowedProperty",
                $"The property '{property}' is ignored where the column '{header}' is already filled.", property);
    }

    private void Add(string name, MapEntry entry)
    {
        ResolvedColumn column = _resolver.Require(name, _columns.Count);
        if (_slotByColumn.ContainsKey(column.Column.Name)) throw Failures.DuplicateColumn(column.Header).ToException();
        MapEntryCheck.Check(entry, column.Column, Formatting);
        Append(column, entry, null);
    }

    private void AddConstant(string name, object? value)
    {
        ResolvedColumn column = _resolver.Require(name, _columns.Count);
        if (_slotByColumn.ContainsKey(column.Column.Name)) throw Failures.DuplicateColumn(column.Header).ToException();
        string? cell = new ColumnFormatter(column.Column).Write(value, _options.Formatting, out Failure? failure);
        if (failure is not null) throw failure.ToException();
        Append(column, null, cell);
    }

    private int Append(ResolvedColumn column, MapEntry? entry, string? constant)
    {
        int slot = _columns.Count;
        var planned = new PlannedColumn(column.Column, column.Header, slot, entry, _names) { Constant = constant };
        _names += planned.Names.Length;
        _columns.Add(planned);
        _slotByColumn.Add(column.Column.Name, slot);
        return slot;
    }
}
