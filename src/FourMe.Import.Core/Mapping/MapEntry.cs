using FourMe.Import.Mapping;

namespace FourMe.Import;

/// <summary>What a missing value of a column means.</summary>
public enum MissingAction
{
    /// <summary>Leave the field unchanged: the row goes into a file without the column.</summary>
    Leave,
    /// <summary>Write an empty cell, which clears the field.</summary>
    Clear,
    /// <summary>Refuse the record.</summary>
    Error,
}

/// <summary>The records for which a plan writes a column.</summary>
public enum WriteWhen
{
    /// <summary>New and existing records.</summary>
    Always,
    /// <summary>Only new records. Afterwards the field is maintained in the account.</summary>
    Create,
}

/// <summary>What a plan does with a value that was edited in the account since the last run.</summary>
public enum DriftAction
{
    /// <summary>Overwrites it with the value of the source.</summary>
    Overwrite,
    /// <summary>Keeps the account's value until the source has another one.</summary>
    Keep,
    /// <summary>Keeps it, and adds a note.</summary>
    Report,
}

/// <summary>
/// Defines the source of a column's value, and how it is converted. Either <see cref="Properties"/> or
/// <see cref="Expression"/> is given, and at most one of <see cref="Not"/>, <see cref="Values"/>, <see cref="Lookup"/> and
/// <see cref="Format"/>.
/// </summary>
/// <remarks>
/// An absent value decides nothing: with several properties, and with the four words above, a property that is absent, null
/// or empty has no value, so the column is missing for that record (see <see cref="WhenMissing"/>). Invalid combinations
/// are the failure <c>MapEntryInvalid</c> before the first record.
/// </remarks>
public sealed class MapEntry
{
    /// <summary>Creates an entry that uses a property.</summary>
    /// <param name="column">The column, in any spelling that the catalogue can match.</param>
    /// <param name="property">A property name or a dotted path of names.</param>
    public MapEntry(string column, string property)
    {
        Column = column;
        Properties = [property];
    }

    /// <summary>
    /// Creates an entry that uses the first of several properties that has a value; with <see cref="Format"/>, all of them.
    /// </summary>
    /// <param name="column">The column, in any spelling that the catalogue can match.</param>
    /// <param name="properties">Property names or dotted paths of names.</param>
    public MapEntry(string column, IEnumerable<string> properties)
    {
        Column = column;
        Properties = [.. properties];
    }

    /// <summary>Creates an entry that computes its value.</summary>
    /// <param name="column">The column, in any spelling that the catalogue can match.</param>
    /// <param name="expression">Receives the record. Its result is formatted like a property's value.</param>
    public MapEntry(string column, Func<object, object?> expression)
    {
        Column = column;
        Expression = expression;
    }

    internal MapEntry(string column, IReadOnlyList<string> properties, MapCode? code)
    {
        Column = column;
        Properties = properties;
        Expression = code?.Run;
        ExpressionReads = code?.Reads ?? [];
    }

    /// <summary>The target column.</summary>
    public string Column { get; }

    /// <summary>Name of the first property, or a dotted path; null when <see cref="Expression"/> is given.</summary>
    public string? Property => Properties.Count > 0 ? Properties[0] : null;

    /// <summary>Names of properties, or dotted paths; empty when <see cref="Expression"/> is given.</summary>
    public IReadOnlyList<string> Properties { get; } = [];

    /// <summary>Computes the value from the record; null when properties are given.</summary>
    public Func<object, object?>? Expression { get; }

    /// <summary>
    /// Properties that <see cref="Expression"/> reads. A property that no record has is <c>PropertyNeverFound</c>, like a mapped
    /// one; one that is empty in every record is a warning, or <c>PropertyAlwaysEmpty</c> when the column retires records.
    /// </summary>
    public IReadOnlyList<string> ExpressionReads { get; init; } = [];

    /// <summary>Write the opposite of a boolean. Text is read like the service reads it: 1 T Y TRUE YES ON, 0 F N FALSE NO OFF.</summary>
    public bool Not { get; init; }

    /// <summary>
    /// The value to write for each value of the source. Texts compare regardless of case; numbers, booleans (True, False) and
    /// enumerations by their text. For any other value <see cref="Otherwise"/> is written; without it the record fails with
    /// <c>ValueNotListed</c>.
    /// </summary>
    public IReadOnlyDictionary<string, object?>? Values { get; init; }

    /// <summary>
    /// The value to write for a value that is not in <see cref="Values"/>; <see cref="Missing.Value"/>, the default, refuses
    /// the record.
    /// </summary>
    public object? Otherwise { get; init; } = Missing.Value;

    /// <summary>
    /// A .NET composite format such as "{0} {1}", filled with the properties in order, independent of culture. The column is
    /// missing when one of them is absent, null or empty.
    /// </summary>
    public string? Format { get; init; }

    /// <summary>
    /// Finds the value to write by the value of the source, for example a manager's address by a distinguished name. A value that is not
    /// found is missing, with a warning once per run: the field stays unchanged unless <see cref="WhenMissing"/>, <see cref="Default"/> or
    /// <see cref="RecordOptions.OnMissing"/> say otherwise.
    /// </summary>
    public MapLookup? Lookup { get; init; }

    /// <summary>Trim text before anything else is done with it.</summary>
    public bool Trim { get; init; }

    /// <summary>Account that references point to: ' @account' is appended to every reference that is not empty.</summary>
    public string? Account { get; init; }

    /// <summary>Separator of the items of a collection, instead of the column's usual one.</summary>
    public string? Separator { get; init; }

    /// <summary>Used when the value is missing or empty.</summary>
    public object? Default { get; init; }

    /// <summary>What a missing value means; null for the setting of <see cref="RecordOptions.OnMissing"/>.</summary>
    public MissingAction? WhenMissing { get; init; }

    /// <summary>For which records a plan writes the column. An import cannot tell new records from others and writes it always.</summary>
    public WriteWhen When { get; init; }

    /// <summary>What a plan does with a value edited in the account. An import always writes the column.</summary>
    public DriftAction OnDrift { get; init; }
}
