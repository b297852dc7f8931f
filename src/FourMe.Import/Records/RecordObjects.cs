using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.Linq.Expressions;
using System.Management.Automation;
using System.Reflection;

namespace FourMe.Import.PowerShell;

/// <summary>Creates custom objects with the same type names, and capacity for the same number of properties.</summary>
/// <param name="typeNames">The names before those of any custom object, the most specific first.</param>
/// <param name="properties">Number of properties.</param>
/// <remarks>
/// Each name added to an object's list costs a copy of the list and a weak entry (<see cref="WeakEntries"/>). The engine lets
/// objects of one .NET type share a read-only list, and copies it when the list of an object is read. If the engine has the
/// known structure, these objects do the same. Otherwise, as on Windows PowerShell 5.1, each has its own list, with the same
/// results.
/// </remarks>
internal sealed class RecordObjects(IReadOnlyList<string> typeNames, int properties)
{
    private static readonly Func<int, PSObject> NewObject = Constructor();
    private static readonly Func<IEnumerable<string>, Collection<string>>? NewNames = SharedList();
    private static readonly Action<PSObject, Collection<string>>? SetNames = Setter();
    private static readonly Action<PSMemberInfo, object>? SetOwner = OwnerSetter();

    private readonly WeakEntries _entries = new();
    private readonly Collection<string>? _shared = SetNames is null ? null : NewNames?.Invoke([.. typeNames, .. new PSObject().TypeNames]);

    /// <summary>Whether objects can share a list of type names on this engine.</summary>
    internal static bool ShareNames => NewNames is not null && SetNames is not null;

    /// <summary>Whether properties can be put into the list of an object.</summary>
    internal static bool AddsDirectly => SetOwner is not null && OwnMembers.AreRead;

    /// <summary>A new object without properties.</summary>
    internal PSObject New()
    {
        PSObject made = NewObject(properties);
        if (_shared is not null)
        {
            SetNames!(made, _shared);
            return made;
        }
        for (int i = typeNames.Count - 1; i >= 0; i--) made.TypeNames.Insert(0, typeNames[i]);
        _entries.Note(made);
        return made;
    }

    /// <summary>
    /// Adds a property directly to the list of an object's own members. The public API copies the property, looks up its name three times,
    /// and tells the engine that objects may have a property of that name. An earlier object of the run must have been created that way.
    /// </summary>
    /// <returns>False when this engine does not allow it. Nothing was done then.</returns>
    internal static bool TryAdd(OrderedDictionary? own, PSObject record, PSNoteProperty property)
    {
        if (own is null || SetOwner is null) return false;
        SetOwner(property, record);
        own.Add(property.Name, property);
        return true;
    }

    private static Action<PSMemberInfo, object>? OwnerSetter()
    {
        if (!EngineInternals.AreUsed || typeof(PSMemberInfo).GetMethod(
            "ReplicateInstance", BindingFlags.Instance | BindingFlags.NonPublic, null, [typeof(object)], null) is not { } set) return null;
        ParameterExpression member = Expression.Parameter(typeof(PSMemberInfo)), owner = Expression.Parameter(typeof(object));
        return Expression.Lambda<Action<PSMemberInfo, object>>(Expression.Call(member, set, owner), member, owner).Compile();
    }

    /// <summary>
    /// PowerShell 7 can preallocate a number of properties; the reference assembly lacks this constructor.
    /// </summary>
    private static Func<int, PSObject> Constructor()
    {
        if (!EngineInternals.AreUsed || typeof(PSObject).GetConstructor([typeof(int)]) is not { } sized) return _ => new PSObject();
        ParameterExpression count = Expression.Parameter(typeof(int));
        return Expression.Lambda<Func<int, PSObject>>(Expression.New(sized, count), count).Compile();
    }

    private static PropertyInfo? Names =>
        !EngineInternals.AreUsed ? null : typeof(PSObject).GetProperty("InternalTypeNames", BindingFlags.Instance | BindingFlags.NonPublic);

    private static Func<IEnumerable<string>, Collection<string>>? SharedList()
    {
        ConstructorInfo? make = Names?.PropertyType.GetConstructor(
            BindingFlags.Instance | BindingFlags.NonPublic, binder: null, [typeof(IEnumerable<string>), typeof(bool)], modifiers: null);
        if (make is null || !typeof(Collection<string>).IsAssignableFrom(make.DeclaringType)) return null;
        ParameterExpression names = Expression.Parameter(typeof(IEnumerable<string>));
        var built = Expression.Lambda<Func<IEnumerable<string>, Collection<string>>>(Expression.New(make, names, Expression.Constant(true)),
            names).Compile();
        // The flag must have its known meaning: a writable list would be shared by all objects.
        return ((ICollection<string>)built(["a"])).IsReadOnly ? built : null;
    }

    private static Action<PSObject, Collection<string>>? Setter()
    {
        if (Names is not { CanWrite: true } property) return null;
        ParameterExpression record = Expression.Parameter(typeof(PSObject)), names = Expression.Parameter(typeof(Collection<string>));
        BinaryExpression set = Expression.Assign(Expression.Property(record, property), Expression.Convert(names, property.PropertyType));
        return Expression.Lambda<Action<PSObject, Collection<string>>>(set, record, names).Compile();
    }
}
