using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Reads objects for the views by property names, because objects from another session have the properties but not the class.
/// </summary>
internal static class ViewParts
{
    internal static IEnumerable<PSObject> Items(PSObject parent, string property) =>
        PSValue.Base(parent.Properties[property]?.Value) is IEnumerable items and not string
            ? items.Cast<object?>().Where(item => item is not null).Select(item => PSObject.AsPSObject(item!)) : [];

    internal static long Count(PSObject parent, string property) =>
        long.TryParse(TextOf(parent, property), NumberStyles.Integer, CultureInfo.InvariantCulture, out long number) ? number : 0;

    internal static string TextOf(PSObject parent, string property) =>
        Convert.ToString(PSValue.Base(parent.Properties[property]?.Value), CultureInfo.InvariantCulture) ?? string.Empty;
}
