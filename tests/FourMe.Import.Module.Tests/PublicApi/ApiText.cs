using System.Reflection;

namespace FourMe.Import.Module.Tests.PublicApi;

/// <summary>The public API of an assembly, one line each, sorted: types, then their members.</summary>
internal static class ApiText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal static string Of(Assembly assembly) => string.Join('\n', assembly.GetTypes()
        .Where(type => type.IsVisible).OrderBy(type => type.FullName, StringComparer.Ordinal).SelectMany(Lines)) + "\n";

    private static IEnumerable<string> Lines(Type type)
    {
        string[] above = [.. type.GetInterfaces().Select(Name).Order(StringComparer.Ordinal)];
        if (type.BaseType is { } parent && parent.FullName is not "System.Object" and not "System.ValueType" and not "System.Enum")
            above = [Name(parent), .. above];
        yield return $"{Kind(type)} {Name(type)}{(above.Length > 0 ? " : " + string.Join(", ", above) : string.Empty)}";
        foreach (string member in Members(type).Distinct().Order(StringComparer.Ordinal)) yield return "    " + member;
    }

    private static IEnumerable<string> Members(Type type)
    {
        foreach (FieldInfo field in type.GetFields(Declared).Where(field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName))
            yield return $"{Name(field.FieldType)} {field.Name}{(field.IsLiteral ? " = " + field.GetRawConstantValue() : string.Empty)}";
        // Properties and events are covered by their accessors.
        foreach (MethodBase method in type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared)))
        {
            if (!method.IsPublic && !method.IsFamily && !method.IsFamilyOrAssembly) continue;
            string result = method is MethodInfo { ReturnType: { } returned } ? Name(returned) + " " : string.Empty;
            string of = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : string.Empty;
            IEnumerable<string> parameters = method.GetParameters().Select(parameter =>
                $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? "?" : string.Empty)}");
            yield return $"{(method.IsStatic ? "static " : string.Empty)}{result}{method.Name}{of}({string.Join(", ", parameters)})";
        }
    }

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : type.IsAbstract && type.IsSealed ? "static class"
        : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";

    private static string Name(Type type)
    {
        if (type.IsGenericParameter) return type.Name;
        if (type.HasElementType) return Name(type.GetElementType()!) + (type.IsArray ? "[]" : type.IsByRef ? "&" : "*");
        string name = (type.Namespace == "FourMe.Import" || type.Namespace is null ? string.Empty : type.Namespace + ".") + type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
