using System.Management.Automation;
using FourMe.Import.Csv;
using FourMe.Import.Mapping;

namespace FourMe.Import.PowerShell;

/// <summary>Passes the rows of CSV files through the same path as objects.</summary>
internal sealed class CsvFileRecords : IRecordReader<CsvFileRecord>
{
    private IReadOnlyList<string>? _headers;
    private int[] _slots = [];

    internal IEnumerable<CsvFileRecord> Read(CsvFile file, CancellationToken stop)
    {
        foreach (CsvFileRow row in ReadAhead.Of(file.Rows(), stop))
        {
            stop.ThrowIfCancellationRequested();
            yield return new CsvFileRecord(row);
        }
    }

    public void Read(CsvFileRecord record, ColumnPlan plan, RecordValues values, List<Failure> failures)
    {
        if (record.Row.Defect is { } defect)
        {
            failures.Add(defect);
            return;
        }
        if (!plan.IsMapped)
        {
            int[] slots = SlotsOf(record.Row.Headers, plan);
            for (int i = 0; i < slots.Length; i++)
                if (slots[i] >= 0) plan.Take(values, slots[i], record.Row.Headers[i], record.Row.Cells[i]);
            return;
        }
        var finder = new Finder(record);
        MappedColumns.Read(ref finder, plan, values, failures);
    }

    private readonly struct Finder(CsvFileRecord record) : IPropertyFinder
    {
        public object Record => record.ToPSObject();

        public object? Find(MappedName name) => record.Row.Find(name.Path) ?? (object)Missing.Value;
    }

    /// <summary>The slots of a header, looked up once per file.</summary>
    private int[] SlotsOf(IReadOnlyList<string> headers, ColumnPlan plan)
    {
        if (ReferenceEquals(headers, _headers)) return _slots;
        _headers = headers;
        plan.NoteNames(headers);
        return _slots = [.. headers.Select(plan.SlotOf)];
    }
}

/// <summary>A row of a file, and its object where PowerShell needs one.</summary>
internal sealed class CsvFileRecord(CsvFileRow row)
{
    private PSObject? _object;

    internal CsvFileRow Row { get; } = row;

    /// <summary>The visible form of a source: a row of a file becomes an object only here.</summary>
    internal static object Shown(object source) => source is CsvFileRecord record ? record.ToPSObject() : source;

    internal PSObject ToPSObject()
    {
        if (_object is not null) return _object;
        _object = new PSObject();
        for (int i = 0; i < Row.Headers.Count && i < Row.Cells.Count; i++)
        {
            // The engine refuses a property of this name.
            if (OwnMembers.IsReserved(Row.Headers[i].ToLowerInvariant())) continue;
            _object.Properties.Add(new PSNoteProperty(Row.Headers[i], Row.Cells[i]));
        }
        return _object;
    }
}
