using System.Reflection;

namespace FourMe.Import.Module.Tests.Metadata;

/// <summary>
/// One cmdlet class. The reference assembly's attributes cannot be instantiated with their values, so only attribute data is read.
/// </summary>
internal sealed class CmdletClass(Type type)
{
    private CustomAttributeData? Attribute => AttributesOf(type, "CmdletAttribute").SingleOrDefault();

    internal Type Type => type;

    internal string Verb => (string?)Attribute?.ConstructorArguments[0].Value ?? string.Empty;

    internal string Noun => (string?)Attribute?.ConstructorArguments[1].Value ?? string.Empty;

    internal string Name => $"{Verb}-{Noun}";

    internal bool SupportsShouldProcess => Named(Attribute, "SupportsShouldProcess") is true;

    /// <summary>The number of PowerShell's ConfirmImpact; Medium (2) when it is not set.</summary>
    internal int ConfirmImpact => Named(Attribute, "ConfirmImpact") as int? ?? 2;

    internal bool HasOutputType => AttributesOf(type, "OutputTypeAttribute").Any();

    internal IEnumerable<string> Aliases => AttributesOf(type, "AliasAttribute").SelectMany(data => Strings(data.ConstructorArguments[0]));

    internal IReadOnlyList<CmdletParameter> Parameters =>
    [
        .. from property in type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
           from data in AttributesOf(property, "ParameterAttribute")
           select new CmdletParameter(
               property,
               Named(data, "ParameterSetName") as string,
               Named(data, "ValueFromPipeline") is true),
    ];

    internal static object? Named(CustomAttributeData? data, string name) =>
        data?.NamedArguments.Where(argument => argument.MemberName == name).Select(argument => argument.TypedValue.Value).SingleOrDefault();

    /// <summary>The PowerShell attributes of a parameter, with all their arguments.</summary>
    internal static IEnumerable<string> Facts(PropertyInfo parameter) => parameter.GetCustomAttributesData()
        .Where(data => data.AttributeType.Namespace == "System.Management.Automation")
        .Select(data => $"{data.AttributeType.Name}({string.Join(", ", data.ConstructorArguments.Select(argument => argument.Value).Concat(
            data.NamedArguments.OrderBy(argument => argument.MemberName).Select(argument => $"{argument.MemberName} = {argument.TypedValue.Value}")))})")
        .Order(StringComparer.Ordinal);

    private static IEnumerable<CustomAttributeData> AttributesOf(MemberInfo member, string attribute) =>
        member.GetCustomAttributesData().Where(data => data.AttributeType.FullName == "System.Management.Automation." + attribute);

    private static IEnumerable<string> Strings(CustomAttributeTypedArgument argument) =>
        ((IEnumerable<CustomAttributeTypedArgument>)argument.Value!).Select(item => (string)item.Value!);
}

/// <summary>A parameter in one parameter set; a null set means all of them.</summary>
internal sealed record CmdletParameter(PropertyInfo Property, string? ParameterSet, bool ValueFromPipeline);
