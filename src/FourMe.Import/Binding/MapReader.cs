using System.Collections;
using System.Management.Automation;
using FourMe.Import.Mapping;

namespace FourMe.Import.PowerShell;

/// <summary>Reads what a user gives as -Map: a table of columns with property names, script blocks or tables.</summary>
internal static class MapReader
{
    /// <param name="map">The table.</param>
    /// <param name="session">The session state of script blocks without a module.</param>
    /// <exception cref="FourMeException"><c>MapEntryInvalid</c>.</exception>
    internal static IReadOnlyList<MapEntry> Read(IDictionary map, SessionState session) =>
        new MapTable(PSValue.Unwrap, value =>
            value is ScriptBlock script ? new MapCode(new ScriptExpression(script, session).Run, ScriptReads.PropertiesOf(script))
                : null).Read(map);
}
