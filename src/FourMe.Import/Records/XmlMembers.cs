using System.Management.Automation;
using System.Xml;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Tells what an XML document says from what every node has. PowerShell shows the attributes and child elements of a node as properties,
/// and beside them the members of its class: Name, for example, is the tag unless the record has a name itself.
/// </summary>
internal static class XmlMembers
{
    private static readonly HashSet<string> Contents = new(StringComparer.OrdinalIgnoreCase)
    {
        nameof(XmlNode.InnerText), nameof(XmlNode.InnerXml), nameof(XmlNode.OuterXml),
    };

    /// <summary>Whether a property of a node is a member of its class, and not an attribute or a child element.</summary>
    internal static bool IsOfClass(PSObject node, PSPropertyInfo property) =>
        node.BaseObject is XmlNode xml && property.MemberType == PSMemberTypes.Property && !Says(xml, property.Name);

    /// <summary>Whether a map cannot mean this property: a member of the class other than the content of the node.</summary>
    internal static bool IsUnmappable(PSObject node, PSPropertyInfo property) =>
        IsOfClass(node, property) && !Contents.Contains(property.Name);

    private static bool Says(XmlNode node, string name)
    {
        if (node.Attributes is { } attributes)
            foreach (XmlAttribute attribute in attributes)
                if (IsCalled(attribute, name)) return true;
        foreach (XmlNode child in node.ChildNodes)
            if (IsCalled(child, name)) return true;
        return false;
    }

    /// <summary>As the engine compares them, with and without the prefix of a namespace.</summary>
    private static bool IsCalled(XmlNode node, string name) =>
        string.Equals(node.LocalName, name, StringComparison.OrdinalIgnoreCase)
        || string.Equals(node.Name, name, StringComparison.OrdinalIgnoreCase);
}
