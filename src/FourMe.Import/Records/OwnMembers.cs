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

    /// <summary>The members of a custom object in their order; null for every other object, and where the engine does not give them.</summary>
    internal static OrderedDictionary? Of(PSObject record) =>
        List is not null && Types is not null && record.ImmediateBaseObject is PSCustomObject ? List(record) : null;

    /// <summary>The type names, which may bring further properties; the public list is a copy made for each object that is asked.</summary>
    internal static Collection<string>? TypesOf(PSObject record) => Types?.Invoke(record);

    /// <summary>Whether a member is one of those that the engine puts to any object which somebody looked into.</summary>
    internal static bool IsReserved(string name) => name is "psbase" or "psadapted" or "psextended" or "psobject" or "pstypenames";

    /// <summary>A compiled reader of properties that are not public; null when there are none of these names and this type.</summary>
    private static Func<PSObject, T?>? Getter<T>(params string[] path)
        where T : class
    {
        ParameterExpression record = Expression.Parameter(typeof(PSObject));
        Expression value = record;
        foreach (string name in path)
        {
            if (value.Type.GetProperty(name, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not { } property) return null;
            value = Expression.Property(value, property);
        }
        return typeof(T).IsAssignableFrom(value.Type) ? Expression.Lambda<Func<PSObject, T?>>(value, record).Compile() : null;
    }
}
