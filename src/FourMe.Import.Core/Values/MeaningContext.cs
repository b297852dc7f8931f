namespace FourMe.Import.Values;

/// <summary>What comparing cells needs beyond the cells and their column.</summary>
internal sealed record MeaningContext
{
    /// <summary>
    /// Id of the account whose records are compared. References qualified with it equal unqualified ones. Null when unknown.
    /// </summary>
    internal string? OwnAccount { get; init; }

    /// <summary>Resolves names to records.</summary>
    internal INameMeaning Names { get; init; } = UnknownNames.Instance;

    /// <summary>The values of enumerations. Only loaded lists are used: comparing sends no request.</summary>
    internal IEnumerationLookup Enumerations { get; init; } = ShippedEnumerations.Instance;
}
