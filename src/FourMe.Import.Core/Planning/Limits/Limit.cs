namespace FourMe.Import;

/// <summary>A number, a percentage, or the smaller of both.</summary>
/// <param name="Number">The number; null for none.</param>
/// <param name="Percent">The percentage; null for none.</param>
public readonly record struct Limit(long? Number, double? Percent);
