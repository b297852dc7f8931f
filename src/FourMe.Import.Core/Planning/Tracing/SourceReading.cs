using FourMe.Import.Mapping;
using FourMe.Import.Rows;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>
/// Determines where the cells of a record come from. Reads the properties used by the map a second time, with the same kind of reader, to
/// get their values before the map changes them.
/// </summary>
internal sealed class SourceReading
{
    private readonly RecordBatch _batch;
    private readonly FormattingContext _formatting;
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private readonly RecordValues _values = new();
    private readonly List<Failure> _unread = [];
    private readonly ColumnPlan? _raw;

    /// <param name="batch">The batch that reads the records.</param>
    internal SourceReading(RecordBatch batch)
    {
        _batch = batch;
        FormattingContext used = batch.Plan.Formatting;
        // Without the notices of the first reading, which would be repeated.
        _formatting = new FormattingContext
        {
            Unwrap = used.Unwrap, PropertyBag = used.PropertyBag, TypeNameOf = used.TypeNameOf, MustPass = used.MustPass,
        };
        string[] paths = [.. batch.Plan.Mapped.SelectMany(column => column.Names).Select(name => name.Path)
            .Distinct(StringComparer.Ordinal)];
        if (paths.Length == 0) return;
        for (int slot = 0; slot < paths.Length; slot++) _slots.Add(paths[slot], slot);
        _raw = new ColumnPlan(new RecordType("properties", "Properties", []), new RecordOptions
        {
            Map = [.. paths.Select((path, slot) => new MapEntry($"{slot}", path))], Formatting = _formatting,
        });
    }

    /// <summary>The cells of the record last read by the batch, in file order.</summary>
    /// <param name="reader">
    /// Reads records of this kind. Must not be the batch's reader, because readers remember where properties are.
    /// </param>
    /// <param name="record">The record.</param>
    /// <param name="names">The names of its properties.</param>
    internal IReadOnlyList<TracedCell> Of<T>(IRecordReader<T> reader, T record, IReadOnlyList<string> names)
    {
        _unread.Clear();
        if (_raw is not null)
        {
            _values.Clear(_raw.Columns.Count);
            reader.Read(record, _raw, _values, _unread);
        }
        return [.. _batch.Plan.Columns.OrderBy(column => column.Order).Select(column => Cell(column, names))];
    }

    private TracedCell Cell(PlannedColumn column, IReadOnlyList<string> names)
    {
        string? text = _batch.Cells[column.Slot];
        if (column.Constant is not null)
            return new TracedCell(column, Property: null, Raw: null, HasProperty: false, RuleWords.Static, text);
        if (column.Entry is null)
        {
            object? value = _batch.Values[column.Slot];
            string? name = value is Missing ? null : names.FirstOrDefault(name => _batch.Plan.SlotOf(name) == column.Slot);
            return new TracedCell(column, name, Plain(value), value is not Missing, RuleWords.ByName, text);
        }
        return Mapped(column, column.Entry, text);
    }

    private TracedCell Mapped(PlannedColumn column, MapEntry entry, string? text)
    {
        KeyValuePair<string, object?>[] found = [.. column.Names.Select(name => name.Path).Distinct(StringComparer.Ordinal)
            .Select(path => new KeyValuePair<string, object?>(path, _values[_slots[path]]))];
        // Of several properties, the first with a value is used.
        if (entry.Expression is null && entry.Format is null && found.Length > 1)
        {
            KeyValuePair<string, object?>[] first = [.. found.Where(pair => !IsNothing(pair.Value, entry)).Take(1)];
            if (first.Length > 0) found = first;
        }
        object? raw = found.Length switch
        {
            0 => null,
            1 => Plain(found[0].Value),
            _ => found.Select(pair => Plain(pair.Value)).ToArray(),
        };
        bool has = found.Any(pair => pair.Value is not Missing);
        string? property = found.Length == 0 ? null : string.Join(", ", found.Select(pair => pair.Key));
        return new TracedCell(column, property, raw, has, RuleWords.Of(column, raw), text);
    }

    private bool IsNothing(object? value, MapEntry entry) => Plain(value) is var plain
        && (ValueText.IsNothing(plain) || (entry.Trim && plain is string text && string.IsNullOrWhiteSpace(text)));

    private object? Plain(object? value) => value is Missing ? null : _formatting.Unwrap(value);
}
