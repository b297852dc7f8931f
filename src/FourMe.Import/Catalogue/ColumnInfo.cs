namespace FourMe.Import.PowerShell;

/// <summary>A column of a record type, as the catalogue knows it.</summary>
public sealed class ColumnInfo
{
    private readonly RecordType _type;
    private readonly Column _column;

    internal ColumnInfo(RecordType type, Column column)
    {
        _type = type;
        _column = column;
    }

    /// <summary>The record type.</summary>
    public string Type => _type.Name;

    /// <summary>The header, exactly as the service spells it.</summary>
    public string Name => _column.Name;

    /// <summary>The kind of its values, which determines how they are written.</summary>
    public ColumnKind Kind => _column.Kind;

    /// <summary>The enumeration of its values, for Get-FourMeEnumeration; null for other kinds.</summary>
    public string? Enumeration => _column.Enumeration;

    /// <summary>The record type of its references; null when none is documented.</summary>
    public string? Reference => _column.Reference;

    /// <summary>Longest text in characters; null when no limit is documented.</summary>
    public int? MaximumLength => _column.MaxLength;

    /// <summary>Longest text in bytes of UTF-8; null when no limit is documented.</summary>
    public int? MaximumBytes => _column.MaxBytes;

    /// <summary>Create: a new record needs it. Owner: every row needs it. No: it may be omitted.</summary>
    public string Required => _column.Requirement == ColumnRequirement.None ? "No" : _column.Requirement.ToString();

    /// <summary>Whether it is part of a key of the record, or of the owner of a detail.</summary>
    public bool IsKey => _type.Keys.Concat(_type.Owners).Any(key => key.Contains(Name));

    /// <summary>Whether only exports have it.</summary>
    public bool ReadOnly => _column.ReadOnly;

    /// <summary>Whether one cell can have several values.</summary>
    public bool IsList => _column.IsList;

    /// <summary>Separator of the values of a list; null for the usual line break.</summary>
    public string? Separator => _column.Separator;

    /// <summary>Other accepted names: earlier ones, and its probable new name.</summary>
    public IReadOnlyList<string> OtherNames => _column.Alias is { } alias ? [.. _column.RenamedFrom, alias] : _column.RenamedFrom;

    /// <summary>The replacement of this column; null when it is not deprecated.</summary>
    public string? DeprecatedBy => _column.DeprecatedBy;

    /// <summary>A short note from the documentation.</summary>
    public string? Notes => _column.Notes;

    /// <inheritdoc />
    public override string ToString() => Name;
}
