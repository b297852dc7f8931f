using System.Reflection;

namespace FourMe.Import.Module.Tests.Metadata;

/// <summary>Every type in the visible signatures of an assembly: public and protected members, bases, constraints.</summary>
internal static class VisibleSignatures
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal static IEnumerable<(string Where, Type Named)> Of(Assembly assembly) =>
        from type in assembly.GetTypes()
        where IsVisible(type)
        from use in Uses(type)
        from named in Parts(use.Type)
        select ($"{type.FullName}{use.Member}", named);

    private static IEnumerable<(string Member, Type Type)> Uses(Type type)
    {
        if (type.BaseType is { } parent) yield return ("", parent);
        foreach (Type contract in type.GetInterfaces()) yield return ("", contract);
        foreach (Type argument in type.GetGenericArguments().SelectMany(item => item.GetGenericParameterConstraints())) yield return ("", argument);
        foreach (FieldInfo field in type.GetFields(Declared).Where(IsVisible)) yield return ("." + field.Name, field.FieldType);
        foreach (EventInfo one in type.GetEvents(Declared).Where(one => IsVisible(one.AddMethod!))) yield return ("." + one.Name, one.EventHandlerType!);
        // Properties are covered by their accessors.
        foreach (MethodBase method in type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared)).Where(IsVisible))
        {
            if (method is MethodInfo { ReturnType: { } result }) yield return ("." + method.Name, result);
            foreach (ParameterInfo parameter in method.GetParameters()) yield return ("." + method.Name, parameter.ParameterType);
            if (!method.IsGenericMethodDefinition) continue;
            foreach (Type limit in method.GetGenericArguments().SelectMany(item => item.GetGenericParameterConstraints())) yield return ("." + method.Name, limit);
        }
    }

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType) return Parts(type.GetElementType()!);
        if (type.IsGenericParameter) return [];
        return type.IsConstructedGenericType
            ? type.GetGenericArguments().SelectMany(Parts).Prepend(type.GetGenericTypeDefinition())
            : [type];
    }

    private static bool IsVisible(Type type) =>
        type.IsNested ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!) : type.IsPublic;

    private static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;
}
