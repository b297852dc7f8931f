
namespace FourMe.Import;

/// <summary>When a column must be filled.</summary>
public enum ColumnRequirement
{
    /// <summary>It may be omitted.</summary>
    None,
    /// <summary>A new record needs it.</summary>
    Create,
    /// <summary>Every row needs it, because it names the record whose details the row replaces.</summary>
    Owner,
}

/// <summary>A column of a record type, as the service documents it on the page of the type.</summary>
public sealed class Column
{
    internal Column(string name, ColumnKind kind, int position)
    {
        Name = name;
        Kind = kind;
        Position = position;
    }

    /// <summary>The header, exactly as the service spells it.</summary>
    public string Name { get; }

    /// <summary>The kind of its values, which determines how they are written.</summary>
    public ColumnKind Kind { get; }

    /// <summary>Position in the documented header, counted from 0.</summary>
    public int Position { get; }

    /// <summary>Key of the enumeration in <c>GET /v1/enums</c>; null for other kinds.</summary>
    public string? Enumeration { get; init; }

    /// <summary>The record type of a reference; null when none is documented.</summary>
    public string? Reference { get; init; }

    /// <summary>Longest text in characters; null when no limit is documented.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Longest text in bytes of UTF-8; null when no limit is documented.</summary>
    public int? MaxBytes { get; init; }

    /// <summary>When the column must be filled.</summary>
    public ColumnRequirement Requirement { get; init; }

    /// <summary>The column is in exports only; the service is not documented to accept a value for it.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Date-times of this column are written without a zone (holidays).</summary>
    public bool Zoneless { get; init; }

    /// <summary>The separator of items; null for the usual line break.</summary>
    public string? Separator { get; init; }

    /// <summary>Whether the order of a list's items matters. By default a list is a set.</summary>
    internal bool Ordered { get; init; }

    /// <summary>Durations of this column are written as hours and minutes, as in the service's example.</summary>
    public bool HoursAndMinutes { get; init; }

    /// <summary>Earlier names of the column, documented by the service; accepted and replaced by <see cref="Name"/>.</summary>
    public IReadOnlyList<string> RenamedFrom { get; init; } = [];

    /// <summary>The probable new name of the column after a rename; accepted and written as given.</summary>
    public string? Alias { get; init; }

    /// <summary>The header is inferred from the service's change log or REST page; no page of the Import API shows it.</summary>
    public bool Inferred { get; init; }

    /// <summary>The replacement of this column; null when it is not deprecated.</summary>
    public string? DeprecatedBy { get; init; }

    /// <summary>A short note from the documentation.</summary>
    public string? Notes { get; init; }

    /// <summary>Whether one cell of the column can hold a collection.</summary>
    public bool IsList => Kind is ColumnKind.ReferenceList || Separator is not null;

    /// <summary>A column outside the catalogue: its values pass through as text.</summary>
    /// <param name="name">The header to write.</param>
    /// <param name="position">Position after the known columns.</param>
    internal static Column Unlisted(string name, int position) => new(name, ColumnKind.Unknown, position);

    /// <inheritdoc />
    public override string ToString() => Name;
}
