namespace FourMe.Import.Simulator.Catalogue;

/// <summary>A documented column of a record type.</summary>
internal sealed record Column
{
    public required string Name { get; init; }

    public string Kind { get; init; } = "text";

    public string? Reference { get; init; }

    public string? Enumeration { get; init; }

    public string? Separator { get; init; }

    public string? Alias { get; init; }

    public string? Required { get; init; }

    public int? MaxLength { get; init; }

    public int? MaxBytes { get; init; }

    public bool ReadOnly { get; init; }

    public bool Ordered { get; init; }

    public bool IsBoolean => Kind == "boolean";

    public bool IsList => Kind == "reference_list";

    public bool IsReference => Kind == "reference" || IsList;

    public bool IsRequired => Required is not null;
}
