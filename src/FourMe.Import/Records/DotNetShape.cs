using System.Collections;
using System.Collections.ObjectModel;
using System.Linq.Expressions;
using System.Management.Automation;
using System.Reflection;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Reads properties of .NET objects of one class, such as a module's directory users, without calling the engine for each: a
/// property of the class by a compiled getter, one that was added at run time by its position.
/// </summary>
/// <remarks>
/// The engine looks for a name in the members added to the object, then in those of Update-TypeData, then in the class. Only
/// lookups in the class are cached; all others are left to the engine.
/// </remarks>
internal sealed class DotNetShape
{
    private static readonly PropertyInfo? Adapter = typeof(PSObject)
        .GetProperty("InternalAdapter", BindingFlags.Instance | BindingFlags.NonPublic);

    private readonly Type _class;
    private readonly Collection<string> _types;
    private readonly Dictionary<string, Way> _ways = new(StringComparer.OrdinalIgnoreCase);

    private DotNetShape(Type @class, Collection<string> types)
    {
        _class = @class;
        _types = types;
    }

    /// <summary>How a name is read that is not an added member.</summary>
    private enum Source
    {
        /// <summary>By the engine.</summary>
        Engine,
        /// <summary>From the class.</summary>
        Class,
        /// <summary>It does not exist.</summary>
        Nowhere,
    }

    /// <summary>The shape of an object; null when it is not a plain .NET object, or the engine has an unknown structure.</summary>
    internal static DotNetShape? Create(PSObject record)
    {
        object inner = record.ImmediateBaseObject;
        if (inner is PSCustomObject or PSObject or IDictionary || !OwnMembers.KnowsAdded
            || OwnMembers.TypesOf(record) is not { } types) return null;
        return Adapter?.GetValue(record)?.GetType().Name == "DotNetAdapter" ? new DotNetShape(inner.GetType(), types) : null;
    }

    /// <summary>Whether an object is of this class and has the same type names.</summary>
    internal bool Fits(PSObject record) =>
        record.ImmediateBaseObject.GetType() == _class && ReferenceEquals(OwnMembers.TypesOf(record), _types);

    /// <summary>Reads a property that is not an added member.</summary>
    /// <param name="record">An object of this shape.</param>
    /// <param name="name">A name without a path.</param>
    /// <param name="value">The value, or <see cref="Missing.Value"/>.</param>
    /// <returns>Whether it was read; if not, the caller must use the engine.</returns>
    internal bool TryRead(PSObject record, string name, out object? value)
    {
        if (!_ways.TryGetValue(name, out Way way)) _ways.Add(name, way = Find(record, name));
        return way.TryRead(record.ImmediateBaseObject, out value);
    }

    private Way Find(PSObject record, string name)
    {
        PSPropertyInfo? property = record.Properties[name];
        if (property is null) return new Way(Source.Nowhere, null);
        if (property.GetType() != typeof(PSProperty)) return new Way(Source.Engine, null);
        const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public;
        MemberInfo[] found = [.. _class.GetMember(property.Name, MemberTypes.Property | MemberTypes.Field, Instance)];
        return found.Length == 1 && Getter(found[0]) is { } getter ? new Way(Source.Class, getter) : new Way(Source.Engine, null);
    }

    private Func<object, object?>? Getter(MemberInfo member)
    {
        ParameterExpression record = Expression.Parameter(typeof(object));
        Expression typed = Expression.Convert(record, _class);
        Expression? value = member switch
        {
            PropertyInfo { CanRead: true } property when property.GetGetMethod() is not null && property.GetIndexParameters().Length == 0
                && IsPlain(property.PropertyType) =>
                Expression.Property(typed, property),
            FieldInfo field => Expression.Field(typed, field),
            _ => null,
        };
        return value is null ? null : Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), record).Compile();
    }

    /// <summary>Whether a value of a type can be boxed.</summary>
    private static bool IsPlain(Type type) =>
        !type.IsByRef && !type.IsPointer && !type.CustomAttributes.Any(attribute =>
            attribute.AttributeType.FullName == "System.Runtime.CompilerServices.IsByRefLikeAttribute");

    private readonly struct Way(Source source, Func<object, object?>? getter)
    {
        internal bool TryRead(object record, out object? value)
        {
            value = Missing.Value;
            if (source != Source.Class) return source == Source.Nowhere;
            try
            {
                value = getter!(record);
                return true;
            }
#pragma warning disable CA1031 // The code of a class may throw anything; the engine runs it again and reports the failure.
            catch (Exception)
#pragma warning restore CA1031
            {
                return false;
            }
        }
    }
}
