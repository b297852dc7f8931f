using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>Gives the rows of CSV files to the same path that objects take.</summary>
internal sealed class CsvFileRecords : IRecordReader<CsvFileRecord>
{
    internal IEnumerable<CsvFileRecord> Of(string path, CancellationToken stop)
    {
        foreach (CsvFileRow row in CsvFile.Read(path))
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
            for (int i = 0; i < record.Row.Headers.Count; i++)
                if (plan.SlotOf(record.Row.Headers[i]) is >= 0 and var slot) plan.Take(values, slot, record.Row.Headers[i], record.Row.Cells[i]);
            return;
        }
        foreach (PlannedColumn column in plan.Columns)
        {
            if (column.Entry is not { } entry) continue;
            if (entry.Expression is not null) MapExpression.Evaluate(entry, record.ToPSObject(), plan, column.Slot, values, failures);
            else values.Set(column.Slot, record.Row.Find(entry.Property!));
        }
    }
}

/// <summary>A row of a file, and the object that stands for it where PowerShell needs one.</summary>
internal sealed class CsvFileRecord(CsvFileRow row)
{
    private PSObject? _object;

    internal CsvFileRow Row { get; } = row;

    /// <summary>What a person is shown of a source: a row of a file becomes an object only then.</summary>
    internal static object Shown(object source) => source is CsvFileRecord record ? record.ToPSObject() : source;

    internal PSObject ToPSObject()
    {
        if (_object is not null) return _object;
        _object = new PSObject();
        for (int i = 0; i < Row.Headers.Count && i < Row.Cells.Count; i++)
            _object.Properties.Add(new PSNoteProperty(Row.Headers[i], Row.Cells[i]));
        return _object;
    }
}
