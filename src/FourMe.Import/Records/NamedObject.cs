using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>Gives objects of plans the short type names used in the help: FourMe.Plan, FourMe.Change, FourMe.Sync.</summary>
internal static class NamedObject
{
    internal const string Plan = "FourMe.Plan";
    internal const string Change = "FourMe.Change";
    internal const string ChangeCell = "FourMe.ChangeCell";
    internal const string Run = "FourMe.Run";
    internal const string TraceCell = "FourMe.TraceCell";
    internal const string Sync = "FourMe.Sync";
    internal const string RunDifference = "FourMe.RunDifference";

    internal static PSObject Of(object value, string typeName)
    {
        var named = new PSObject(value);
        named.TypeNames.Insert(0, typeName);
        return named;
    }
}
