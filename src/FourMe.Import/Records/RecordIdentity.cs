using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>Whether two records are the same object.</summary>
internal static class RecordIdentity
{
    /// <summary>The wrapper of a custom object is the object itself; any other object may have a new wrapper each time.</summary>
    internal static object Of(object source) =>
        source is PSObject record && record.ImmediateBaseObject is not PSCustomObject ? record.BaseObject : source;
}
