using System.Data;
using System.Management.Automation;
using FourMe.Import.Csv;
using FourMe.Import.Mapping;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Reads the rows of a DataTable by their columns. The engine would create a property for each column of each row, which takes longer than
/// everything else done with a row.
/// </summary>
/// <remarks>Only the columns are read here; added members, those of Update-TypeData and unreadable rows are left to the engine.</remarks>
internal sealed class DataRowShape
{
    private const int NoSlot = -1;

    private readonly Dictionary<string, DataColumn?> _mapped = new(StringComparer.OrdinalIgnoreCase);
    private DataTable? _table;
    private int _count;
    private DataColumn?[]? _columns;
    private string[] _names = [];
    private int[] _slots = [];

    /// <summary>The row of a record; null when it is not a row, or has added members.</summary>
    internal static DataRow? RowOf(PSObject record) =>
        record.ImmediateBaseObject is DataRow row && OwnMembers.KnowsAdded && OwnMembers.AddedTo(record) is null ? row : null;

    /// <summary>Reads all columns of a row, for matching by name.</summary>
    /// <returns>Whether that was possible; if not, no value is set and the caller must use the engine.</returns>
    internal bool TryRead(PSObject record, ColumnPlan plan, RecordValues values)
    {
        if (RowOf(record) is not { } row) return false;
        if (Learn(row) || _columns is null) LearnAll(record, plan);
        if (_columns!.Length == 0) return false;
        try
        {
            for (int i = 0; i < _columns.Length; i++)
                if (_slots[i] >= 0) plan.Take(values, _slots[i], _names[i], TabGuard.Remove(row[_columns[i]!]));
            return true;
        }
        catch (Exception unreadable) when (unreadable is DataException or ArgumentException)
        {
            // A deleted row or a removed column: the engine reports it.
            values.Clear(plan.Columns.Count);
            return false;
        }
    }

    /// <summary>Reads the column that a map names.</summary>
    /// <returns>Whether it was read; if not, the caller must use the engine.</returns>
    internal bool TryRead(DataRow row, PSObject record, string name, out object? value)
    {
        Learn(row);
        value = null;
        if (!_mapped.TryGetValue(name, out DataColumn? column)) _mapped.Add(name, column = ColumnOf(row, record.Properties[name]));
        if (column is null) return false;
        try
        {
            value = TabGuard.Remove(row[column]);
            return true;
        }
        catch (Exception unreadable) when (unreadable is DataException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Forgets the columns of another table.</summary>
    private bool Learn(DataRow row)
    {
        if (ReferenceEquals(row.Table, _table) && row.Table.Columns.Count == _count) return false;
        _table = row.Table;
        _count = row.Table.Columns.Count;
        _columns = null;
        _mapped.Clear();
        return true;
    }

    private void LearnAll(PSObject record, ColumnPlan plan)
    {
        var row = (DataRow)record.ImmediateBaseObject;
        PSPropertyInfo[] properties = [.. record.Properties];
        _names = [.. properties.Select(property => property.Name)];
        _slots = [.. properties.Select(property => PSObjectReader.IsOfCarrier(record, property) ? NoSlot : plan.SlotOf(property.Name))];
        DataColumn?[] columns = [.. properties.Select(property => ColumnOf(row, property))];
        bool isWhole = Enumerable.Range(0, columns.Length).All(i => _slots[i] < 0 || columns[i] is not null);
        _columns = isWhole ? columns : [];
    }

    private static DataColumn? ColumnOf(DataRow row, PSPropertyInfo? property) =>
        property?.GetType() == typeof(PSProperty) ? row.Table.Columns[property.Name] : null;
}
