namespace FourMe.Import;

/// <summary>What an absent value of one column means.</summary>
public enum MissingAction
{
    /// <summary>Leave the field alone: the row goes into a file without the column.</summary>
    Leave,
    /// <summary>Write an empty cell, which clears the field.</summary>
    Clear,
    /// <summary>Refuse the record.</summary>
    Error,
}

/// <summary>Says where the value of a column comes from. Exactly one of <see cref="Property"/> and <see cref="Expression"/> is given.</summary>
public sealed class MapEntry
{
    /// <summary>Makes an entry that takes a property.</summary>
    /// <param name="column">The column, in any spelling that the catalogue can match.</param>
    /// <param name="property">A property name or a dotted path of names.</param>
    public MapEntry(string column, string property)
    {
        Column = column;
        Property = property;
    }

    /// <summary>Makes an entry that computes its value.</summary>
    /// <param name="column">The column, in any spelling that the catalogue can match.</param>
    /// <param name="expression">Gets the record; its result is formatted like a property's value.</param>
    public MapEntry(string column, Func<object, object?> expression)
    {
        Column = column;
        Expression = expression;
    }

    /// <summary>The column that is filled.</summary>
    public string Column { get; }

    /// <summary>Name of the property, or a dotted path; null when <see cref="Expression"/> is given.</summary>
    public string? Property { get; }

    /// <summary>Computes the value from the record; null when <see cref="Property"/> is given.</summary>
    public Func<object, object?>? Expression { get; }

    /// <summary>Account that references point to: ' @account' is appended to every reference that is not empty.</summary>
    public string? Account { get; init; }

    /// <summary>What stands between the items of a collection instead of the column's usual separator.</summary>
    public string? Separator { get; init; }

    /// <summary>Taken when the value is missing or empty.</summary>
    public object? Default { get; init; }

    /// <summary>What an absent value means; null leaves it to <see cref="RecordOptions.OnMissing"/>.</summary>
    public MissingAction? WhenMissing { get; init; }
}
