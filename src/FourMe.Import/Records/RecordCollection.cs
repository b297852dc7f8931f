using System.Collections;
using System.Data;
using System.Management.Automation;
using System.Xml;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Tells an object that stands for several records: an array or a list given to -InputObject, a JSON array that
/// Invoke-RestMethod writes as one object, a DataTable, a DataView.
/// </summary>
internal static class RecordCollection
{
    /// <summary>The records; null when the object is a record itself, as a hashtable is.</summary>
    internal static IEnumerable? Of(PSObject input) => input.BaseObject switch
    {
        PSCustomObject or string or IDictionary or XmlNode => null,
        // One that has no IDictionary, such as ExpandoObject, is a record all the same.
        IEnumerable<KeyValuePair<string, object?>> => null,
        DataTable table => table.Rows,
        DataSet { Tables.Count: 1 } set => set.Tables[0].Rows,
        IEnumerable several => several,
        _ => null,
    };
}
