using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.Linq.Expressions;
using System.Management.Automation;
using System.Reflection;

namespace FourMe.Import.PowerShell;

/// <summary>
/// The members that a custom object carries itself, in the engine's own list. What the engine offers publicly copies that
/// list for each enumeration and takes two locks for each look-up by name, which costs more than all else that is done
/// with a record.
/// </summary>
/// <remarks>
/// The list is no public part of the engine. Where an engine is built otherwise (Windows PowerShell 5.1 is) there is
/// nothing to be had here, and <see cref="PSObjectReader"/> goes the public way, with the same outcome.
/// </remarks>
internal static class OwnMembers
{
    private static readonly Func<PSObject, OrderedDictionary?>? List = Getter<OrderedDictionary>("InstanceMembers", "Members");
    private static readonly Func<PSObject, Collection<string>?>? Types = Getter<Collection<string>>("InternalTypeNames");

    private static readonly Func<PSObject, OrderedDictionary?>? Added = ReaderOfAdded();

    /// <summary>Whether members that were added to .NET objects can be read.</summary>
    internal static bool KnowsAdded => Added is not null && Types is not null;

    /// <summary>The members that were added to a .NET object at run time; null when there are none.</summary>
    internal static OrderedDictionary? AddedTo(PSObject record) => Added!(record);

    /// <summary>Whether this engine gives its own list.</summary>
    internal static bool AreRead => List is not null && Types is not null;

    /// <summary>
    /// The members of a custom object in their order; null for every other object, and where the engine does not give them.
    /// </summary>
    internal static OrderedDictionary? Of(PSObject record) =>
        AreRead && record.ImmediateBaseObject is PSCustomObject ? List!(record) : null;

    /// <summary>The type names, which may bring further properties; the public list is a copy made for each object that is asked.</summary>
    internal static Collection<string>? TypesOf(PSObject record) => Types?.Invoke(record);

    /// <summary>Whether a member is one of those that the engine puts to any object which somebody looked into.</summary>
    internal static bool IsReserved(string name) => name is "psbase" or "psadapted" or "psextended" or "psobject" or "pstypenames";

    /// <summary>
    /// A compiled reader of the members added to a .NET object. To ask for its list would make one, and a weak entry besides,
    /// so it is asked whether there is one.
    /// </summary>
    private static Func<PSObject, OrderedDictionary?>? ReaderOfAdded()
    {
        if (!EngineInternals.AreUsed) return null;
        if (typeof(PSObject).GetMethod("HasInstanceMembers", BindingFlags.Static | BindingFlags.NonPublic) is not { } has
            || has.GetParameters() is not { Length: 2 } parameters || parameters[0].ParameterType != typeof(object)
            || parameters[1] is not { IsOut: true } || parameters[1].ParameterType.GetElementType() is not { } list
            || list.GetProperty("Members", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not { } members
            || !typeof(OrderedDictionary).IsAssignableFrom(members.PropertyType)) return null;
        ParameterExpression record = Expression.Parameter(typeof(PSObject)), found = Expression.Variable(list);
        Expression read = Expression.Condition(
            Expression.Call(has, record, found), Expression.Convert(Expression.Property(found, members), typeof(OrderedDictionary)),
            Expression.Constant(null, typeof(OrderedDictionary)));
        return Expression.Lambda<Func<PSObject, OrderedDictionary?>>(Expression.Block([found], read), record).Compile();
    }

    /// <summary>A compiled reader of properties that are not public; null when there are none of these names and this type.</summary>
    private static Func<PSObject, T?>? Getter<T>(params string[] path)
        where T : class
    {
        if (!EngineInternals.AreUsed) return null;
        ParameterExpression record = Expression.Parameter(typeof(PSObject));
        Expression value = record;
        foreach (string name in path)
        {
            if (value.Type.GetProperty(name,
                BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not { } property) return null;
            value = Expression.Property(value, property);
        }
        return typeof(T).IsAssignableFrom(value.Type) ? Expression.Lambda<Func<PSObject, T?>>(value, record).Compile() : null;
    }
}
