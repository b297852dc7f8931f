using System.Collections;

namespace FourMe.Import.Mapping;

/// <summary>
/// Follows a dotted path of names. As in PowerShell, a name that a collection does not have is resolved on each of its
/// items: 'phones.value' returns the values of all phones.
/// </summary>
internal static class MemberPath
{
    /// <summary>The value at the end of the path, which may be null; <see cref="Missing.Value"/> when a name is not found.</summary>
    /// <param name="record">The start of the path.</param>
    /// <param name="names">The names of the path, in order.</param>
    /// <param name="member">Returns a member by name; <see cref="Missing.Value"/> when there is none. Never receives null.</param>
    internal static object? Follow(object record, string[] names, Func<object, string, object?> member)
    {
        object? current = record;
        foreach (string name in names)
        {
            if (current is null) return Missing.Value;
            object? next = member(current, name);
            if (next is Missing) next = OfItems(current, name, member);
            if (next is Missing) return next;
            current = next;
        }
        return current;
    }

    /// <summary>The members of a collection's items: a single one as itself, several as a list, collections flattened.</summary>
    private static object? OfItems(object collection, string name, Func<object, string, object?> member)
    {
        if (collection is not IEnumerable items || collection is string or IDictionary or byte[]) return Missing.Value;
        var found = new List<object?>();
        foreach (object? item in items)
        {
            object? value = item is null ? Missing.Value : member(item, name);
            if (value is Missing && item is not null) value = OfItems(item, name, member);
            if (value is Missing) continue;
            if (value is IEnumerable several and not (string or IDictionary or byte[])) found.AddRange(several.Cast<object?>());
            else found.Add(value);
        }
        return found.Count switch { 0 => Missing.Value, 1 => found[0], _ => found };
    }
}
