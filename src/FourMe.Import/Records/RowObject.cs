using System.Management.Automation;
using FourMe.Import.Importing;

namespace FourMe.Import.PowerShell;

/// <summary>Creates the object <c>FourMe.Row</c>: a row of a file with its number in the input, its line and its cells.</summary>
internal static class RowObject
{
    internal const string TypeName = "FourMe.Row";

    internal static PSObject Of(FailedRow row)
    {
        var made = new PSObject();
        made.TypeNames.Insert(0, TypeName);
        made.Properties.Add(new PSNoteProperty("InputNumber", row.InputNumber));
        made.Properties.Add(new PSNoteProperty("Line", row.FileLine));
        foreach (KeyValuePair<string, string> cell in row.Cells) made.Properties.Add(new PSNoteProperty(cell.Key, cell.Value));
        return made;
    }
}
