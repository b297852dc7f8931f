using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>Tells whether two records are the same object.</summary>
internal static class RecordIdentity
{
    /// <summary>The wrapper of a custom object is the object; that of any other may be a new one each time.</summary>
    internal static object Of(object source) =>
        source is PSObject record && record.ImmediateBaseObject is not PSCustomObject ? record.BaseObject : source;
}
