using System.Collections.ObjectModel;
using System.Linq.Expressions;
using System.Management.Automation;
using System.Reflection;

namespace FourMe.Import.PowerShell;

/// <summary>Makes custom objects that all have the same type names, and room for as many properties.</summary>
/// <param name="typeNames">The names before those of any custom object, the most special first.</param>
/// <param name="properties">How many properties there will be.</param>
/// <remarks>
/// Each name put into an object's own list costs a copy of the list and a weak entry (<see cref="WeakEntries"/>). The engine
/// itself lets objects of one .NET type share a list that cannot be written, and copies it for an object whose list
/// somebody asks for: so do these, where the engine is built as known. Elsewhere (Windows PowerShell 5.1 is not) each has
/// a list of its own, with the same outcome.
/// </remarks>
internal sealed class RecordObjects(IReadOnlyList<string> typeNames, int properties)
{
    private static readonly Func<int, PSObject> NewObject = Constructor();
    private static readonly Func<IEnumerable<string>, Collection<string>>? NewNames = SharedList();
    private static readonly Action<PSObject, Collection<string>>? SetNames = Setter();

    private readonly WeakEntries _entries = new();
    private readonly Collection<string>? _shared = SetNames is null ? null : NewNames?.Invoke([.. typeNames, .. new PSObject().TypeNames]);

    /// <summary>Whether this engine lets objects share a list of type names.</summary>
    internal static bool ShareNames => NewNames is not null && SetNames is not null;

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
    /// PowerShell 7 makes room for all properties at once if it is told how many there will be; the reference assembly does not know that.
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
        // The flag must mean what it does today: a list that could be written would be everybody's.
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
