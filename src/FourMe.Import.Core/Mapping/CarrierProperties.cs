namespace FourMe.Import.Mapping;

/// <summary>
/// Properties of the object that carries a record, such as a row of a DataTable or an object of a remote session, and not of
/// the record: they are never columns, and cause no warning. The only list of them.
/// </summary>
internal static class CarrierProperties
{
    /// <summary>Names with the same meaning in every object, even after it was written to a file and read back.</summary>
    private static readonly HashSet<string> Anywhere = new(StringComparer.OrdinalIgnoreCase)
    {
        // PowerShell: remote sessions and jobs, providers.
        "PSComputerName", "RunspaceId", "PSShowComputerName", "PSSourceJobInstanceId",
        "PSPath", "PSParentPath", "PSChildName", "PSDrive", "PSProvider",
        // System.Data.DataRow.
        "RowError", "RowState", "ItemArray", "HasErrors",
        // The ActiveDirectory module's entities.
        "PropertyNames", "AddedProperties", "RemovedProperties", "ModifiedProperties", "PropertyCount",
        // CIM and WMI.
        "CimClass", "CimInstanceProperties", "CimSystemProperties", "ClassPath", "SystemProperties", "Qualifiers",
        "__GENUS", "__CLASS", "__SUPERCLASS", "__DYNASTY", "__RELPATH",
        "__PROPERTY_COUNT", "__DERIVATION", "__SERVER", "__NAMESPACE", "__PATH",
        // Microsoft Graph.
        "AdditionalProperties", "BackingStore",
    };

    /// <summary>Names that records may also have: they belong to the carrier only when the object is of that type.</summary>
    private static readonly Dictionary<string, string[]> ByType = new(StringComparer.OrdinalIgnoreCase)
    {
        ["System.Data.DataRow"] = ["Table"],
        ["System.Data.DataRowView"] = ["DataView", "Row", "RowVersion", "IsNew", "IsEdit"],
        ["System.Management.ManagementBaseObject"] = ["Scope", "Path", "Options", "Properties", "Site", "Container"],
        // Base class of System.DirectoryServices.DirectoryEntry.
        ["System.ComponentModel.Component"] = ["Site", "Container"],
        ["FourMe.Row"] = ["InputNumber", "Line"],
    };

    private static readonly HashSet<string> Somewhere = new(ByType.Values.SelectMany(names => names), StringComparer.OrdinalIgnoreCase);

    /// <summary>PowerShell's prefix of the type name of a deserialized object.</summary>
    private static readonly string[] CopyPrefixes = ["Deserialized.", "Selected."];

    /// <summary>Whether a property belongs to the carrier, whatever its type.</summary>
    internal static bool Has(string property) => Anywhere.Contains(property);

    /// <summary>Whether a property belongs to carriers of some type.</summary>
    internal static bool HasSomewhere(string property) => Somewhere.Contains(property);

    /// <summary>Whether a property belongs to a carrier with one of these type names.</summary>
    /// <param name="property">A name for which <see cref="HasSomewhere"/> is true.</param>
    /// <param name="typeNames">The names of the object's type and its base types.</param>
    internal static bool Has(string property, IEnumerable<string> typeNames)
    {
        foreach (string typeName in typeNames)
        {
            string plain = typeName;
            foreach (string prefix in CopyPrefixes)
                if (plain.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) plain = plain.Substring(prefix.Length);
            if (ByType.TryGetValue(plain, out string[]? names) && names.Contains(property, StringComparer.OrdinalIgnoreCase)) return true;
        }
        return false;
    }
}
