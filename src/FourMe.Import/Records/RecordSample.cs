using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using FourMe.Import.Csv;
using FourMe.Import.Mapping;

namespace FourMe.Import.PowerShell;

/// <summary>The names and values of the first records of an input.</summary>
internal sealed class RecordSample
{
    private const int Most = 1000;
    private readonly OrderedDictionary _values = new(StringComparer.OrdinalIgnoreCase);

    internal int Count { get; private set; }

    internal bool IsFull => Count >= Most;

    internal IEnumerable<SourceProperty> Properties =>
        _values.Keys.Cast<string>().Select(name => new SourceProperty(name, (List<object>)_values[name]!));

    internal void Add(PSObject record)
    {
        if (IsFull) return;
        Count++;
        if (record.BaseObject is IDictionary table)
        {
            foreach (DictionaryEntry entry in table) Note($"{entry.Key}", entry.Value);
            return;
        }
        foreach (PSPropertyInfo property in record.Properties)
            if (!IsOfCarrier(record, property) && PSObjectReader.TryGet(property, [], out object? value)) Note(property.Name, value);
    }

    internal void Add(CsvFileRow row)
    {
        if (IsFull) return;
        Count++;
        for (int i = 0; i < row.Headers.Count && i < row.Cells.Count; i++) Note(row.Headers[i], row.Cells[i]);
    }

    private static bool IsOfCarrier(PSObject record, PSPropertyInfo property) =>
        CarrierProperties.Has(property.Name) || PSObjectReader.IsOfCarrier(record, property);

    private void Note(string name, object? wrapped)
    {
        if (!_values.Contains(name)) _values.Add(name, new List<object>());
        object? value = PSValue.Unwrap(wrapped);
        if (!ValueText.IsNothing(value) && !(value is string text && string.IsNullOrWhiteSpace(text))) ((List<object>)_values[name]!)
            .Add(value!);
    }
}
