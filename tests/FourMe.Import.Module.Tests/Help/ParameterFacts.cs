using System.Reflection;
using FourMe.Import.Module.Tests.Metadata;

namespace FourMe.Import.Module.Tests.Help;

/// <summary>The facts of a parameter: those of the YAML block in its page, and those of the metadata of its class.</summary>
internal static class ParameterFacts
{
    private const string Namespace = "System.Management.Automation.";

    private static readonly string[] OfSets = ["- Name: ", "Position: ", "IsRequired: ", "ValueFromPipeline: "];

    /// <summary>The type, and a line per parameter set, from the metadata.</summary>
    internal static string[] Of(IGrouping<string, CmdletParameter> parameter)
    {
        PropertyInfo property = parameter.First().Property;
        return [$"Type: {NameOf(property.PropertyType)}", .. Attributes(property, "ParameterAttribute").Select(SetOf).Order(StringComparer.Ordinal)];
    }

    /// <summary>The same from a page.</summary>
    internal static string[] Told(string[] facts)
    {
        IEnumerable<string> lines = facts.Select(line => line.Trim()).Where(line => OfSets.Any(start => line.StartsWith(start, StringComparison.Ordinal)));
        return [facts[0], .. lines.Chunk(OfSets.Length).Select(set => string.Join(", ", set)).Order(StringComparer.Ordinal)];
    }

    private static string SetOf(CustomAttributeData data) => string.Join(", ",
        $"- Name: {CmdletClass.Named(data, "ParameterSetName") ?? "(All)"}",
        $"Position: {CmdletClass.Named(data, "Position") ?? "Named"}",
        $"IsRequired: {Truth(data, "Mandatory")}",
        $"ValueFromPipeline: {Truth(data, "ValueFromPipeline")}");

    private static string Truth(CustomAttributeData data, string name) => CmdletClass.Named(data, name) is true ? "true" : "false";

    private static string NameOf(Type type) => (type.IsConstructedGenericType ? type.GetGenericArguments()[0] : type).FullName!;

    private static IEnumerable<CustomAttributeData> Attributes(PropertyInfo property, string name) =>
        property.GetCustomAttributesData().Where(data => data.AttributeType.FullName == Namespace + name);
}
