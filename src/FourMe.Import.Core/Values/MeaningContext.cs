namespace FourMe.Import.Values;

/// <summary>What comparing cells needs to know beyond the cells and their column.</summary>
internal sealed record MeaningContext
{
    /// <summary>The account whose records are compared: its own name behind a reference says nothing; null where it is not known.</summary>
    internal string? OwnAccount { get; init; }

    /// <summary>Which records names mean.</summary>
    internal INameMeaning Names { get; init; } = UnknownNames.Instance;

    /// <summary>The values of enumerations. Only lists at hand are asked for: comparing makes no request.</summary>
    internal IEnumerationLookup Enumerations { get; init; } = ShippedEnumerations.Instance;
}
