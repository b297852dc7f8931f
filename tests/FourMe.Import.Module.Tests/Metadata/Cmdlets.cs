using System.Reflection;

namespace FourMe.Import.Module.Tests.Metadata;

/// <summary>The cmdlet classes, read from metadata.</summary>
internal static class Cmdlets
{
    internal static IReadOnlyList<CmdletClass> Of(Flavour flavour) =>
    [
        .. flavour.Cmdlets.GetTypes()
            .Where(type => !type.IsAbstract && IsCmdlet(type))
            .Select(type => new CmdletClass(type))
            .OrderBy(cmdlet => cmdlet.Type.Name, StringComparer.Ordinal),
    ];

    /// <summary>The verbs that PowerShell approves of: the constants of its own Verbs classes.</summary>
    internal static IReadOnlySet<string> ApprovedVerbs(Flavour flavour) => flavour.PowerShell.GetExportedTypes()
        .Where(type => type.Name.StartsWith("Verbs", StringComparison.Ordinal))
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Where(field => field.IsLiteral)
        .Select(field => (string)field.GetRawConstantValue()!)
        .ToHashSet(StringComparer.Ordinal);

    private static bool IsCmdlet(Type type)
    {
        for (Type? up = type.BaseType; up is not null; up = up.BaseType)
            if (up.FullName == "System.Management.Automation.Cmdlet") return true;
        return false;
    }
}
