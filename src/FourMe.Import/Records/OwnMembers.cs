using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.Linq.Expressions;
using System.Management.Automation;
using System.Reflection;

namespace FourMe.Import.PowerShell;

/// <summary>
/// The own members of a custom object, in the engine's internal list. The public API copies that list for each enumeration
/// and takes two locks for each lookup by name, which costs more than everything else that is done with a record.
/// </summary>
/// <remarks>
/// The list is not public. On an engine with another structure, such as Windows PowerShell 5.1, it is not available, and
/// <see cref="PSObjectReader"/> uses the public API, with the same results.
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

    /// <summary>Whether the internal list is available on this engine.</summary>
    internal static bool AreRead => List is not null && Types is not null;

    /// <summary>
    /// The members of a custom object in order; null for every other object, and when the list is not available.
    /// </summary>
    internal static OrderedDictionary? MembersOf(PSObject record) =>
        AreRead && record.ImmediateBaseObject is PSCustomObject ? List!(record) : null;

    /// <summary>The type names, which may add properties; the public list is a new copy for each object.</summary>
    internal static Collection<string>? TypesOf(PSObject record) => Types?.Invoke(record);

    /// <summary>Whether a member is one that the engine adds to every object once its members are read.</summary>
    internal static bool IsReserved(string name) => name is "psbase" or "psadapted" or "psextended" or "psobject" or "pstypenames";

    /// <summary>
    /// A compiled reader of the members added to a .NET object. Reading its list would create one, and a weak entry, so it checks
    /// first whether there is one.
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

    /// <summary>A compiled reader of non-public properties; null when there are none of these names and this type.</summary>
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
