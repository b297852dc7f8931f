using System.Collections;
using System.Data;
using System.Management.Automation;
using System.Xml;
using FourMe.Import.Errors;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Recognizes an object that contains several records: an array or a list given to -InputObject, a JSON array that
/// Invoke-RestMethod returns as one object, a DataTable, a DataView.
/// </summary>
internal static class RecordCollection
{
    /// <summary>The records; null when the object is a record itself, such as a hashtable.</summary>
    internal static IEnumerable? RecordsIn(PSObject input) => input.BaseObject switch
    {
        PSCustomObject or string or IDictionary or XmlNode => null,
        // A dictionary without IDictionary, such as ExpandoObject, is also a record.
        IEnumerable<KeyValuePair<string, object?>> => null,
        DataTable table => table.Rows,
        DataSet { Tables.Count: 1 } set => set.Tables[0].Rows,
        IEnumerable several => several,
        _ => null,
    };

    /// <summary>The record that an object holds.</summary>
    /// <exception cref="FourMeException"><c>TextInsteadOfRecords</c>.</exception>
    internal static PSObject RecordOf(PSObject input) => input.BaseObject switch
    {
        PSCustomObject or IDictionary => input,
        string => throw Failures.TextInsteadOfRecords(input.ToString()).ToException(),
        IConvertible value =>
            throw Failures.TextInsteadOfRecords(input.ToString(), $"a value of type '{value.GetType().FullName}'").ToException(),
        // The properties of a DataRowView are those of its DataRow.
        DataRowView view => PSObject.AsPSObject(view.Row),
        { } made when IsFormatted(made) =>
            throw Failures.TextInsteadOfRecords(made.GetType().Name, "output for the screen").ToException(),
        _ => input,
    };

    /// <summary>Whether an object comes from Format-Table or another Format cmdlet, which keeps nothing but text.</summary>
    private static bool IsFormatted(object made) => made.GetType().Namespace == "Microsoft.PowerShell.Commands.Internal.Format";
}
