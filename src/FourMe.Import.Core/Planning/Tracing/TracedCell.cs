namespace FourMe.Import.Planning;

/// <summary>A cell of a record that came in, and where it came from.</summary>
/// <param name="Column">The column.</param>
/// <param name="Property">The property, several separated by commas; null for none.</param>
/// <param name="Raw">What the record has there; null for nothing.</param>
/// <param name="HasProperty">Whether the record has the property at all.</param>
/// <param name="Rule">How the one becomes the other.</param>
/// <param name="Text">The cell; null when there is none.</param>
internal sealed record TracedCell(
    Mapping.PlannedColumn Column, string? Property, object? Raw, bool HasProperty, string Rule, string? Text);
