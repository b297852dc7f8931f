namespace FourMe.Import.Planning;

/// <summary>A cell of a traced record, and where it came from.</summary>
/// <param name="Column">The column.</param>
/// <param name="Property">The property, several separated by commas; null for none.</param>
/// <param name="Raw">The original value; null when there is none.</param>
/// <param name="HasProperty">Whether the record has the property.</param>
/// <param name="Rule">How the value becomes the cell.</param>
/// <param name="Text">The cell; null when there is none.</param>
internal sealed record TracedCell(
    Mapping.PlannedColumn Column, string? Property, object? Raw, bool HasProperty, string Rule, string? Text);
