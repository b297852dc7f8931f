using FourMe.Import.Values;

namespace FourMe.Import.Mapping;

/// <summary>A property of a map, and whether the records of the run have it.</summary>
/// <param name="path">The name, or a dotted path of names.</param>
/// <param name="place">Its number among the names of the map.</param>
internal sealed class MappedName(string path, int place)
{
    internal string Path => path;

    /// <summary>The names of a dotted path; null when it has no dots.</summary>
    internal string[]? Steps { get; } = path.IndexOf('.') < 0 ? null : path.Split('.');

    internal int Place => place;

    /// <summary>Whether a record had the property.</summary>
    internal bool IsFound { get; private set; }

    /// <summary>Whether it had a value in any record.</summary>
    internal bool HasValue { get; private set; }

    /// <summary>Notes the value of a record.</summary>
    internal void Note(object? value, FormattingContext context)
    {
        if (HasValue || value is Missing) return;
        IsFound = true;
        HasValue = !ValueText.IsNothing(context.Unwrap(value));
    }
}
