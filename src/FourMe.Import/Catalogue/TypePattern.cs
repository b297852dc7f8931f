using System.Management.Automation;
using FourMe.Import.Catalogue;

namespace FourMe.Import.PowerShell;

/// <summary>Finds record types by a name of one of the APIs, or by a wildcard.</summary>
internal static class TypePattern
{
    internal static IEnumerable<TransferType> Find(string text)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(text)) return TransferType.All.Where(type => type.IsNamed(text));
        WildcardPattern pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase);
        return TransferType.All.Where(type => pattern.IsMatch(type.Name) || (type.Export is { } export && pattern.IsMatch(export.Name)));
    }
}
