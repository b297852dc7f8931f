using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>Copies a record, because its producer may reuse the object.</summary>
internal static class RecordCopy
{
    /// <summary>A table is copied as a table; everything else as a custom object with the values of its properties.</summary>
    internal static PSObject Of(PSObject record) => record.BaseObject switch
    {
        PSCustomObject => record.Copy(),
        Hashtable table => PSObject.AsPSObject(table.Clone()),
        IDictionary table => PSObject.AsPSObject(Of(table)),
        _ => ValuesOf(record),
    };

    private static OrderedDictionary Of(IDictionary table)
    {
        var copy = new OrderedDictionary();
        foreach (DictionaryEntry entry in table) copy[entry.Key] = entry.Value;
        return copy;
    }

    private static PSObject ValuesOf(PSObject record)
    {
        var copy = new PSObject();
        foreach (PSPropertyInfo property in record.Properties)
        {
            if (OwnMembers.IsReserved(property.Name.ToLowerInvariant())) continue;
            copy.Properties.Add(new PSNoteProperty(property.Name, ValueOf(property)));
        }
        return copy;
    }

    /// <summary>The copy is only for display: an unreadable property has no value in it.</summary>
    private static object? ValueOf(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (ExtendedTypeSystemException)
        {
            return null;
        }
    }
}
