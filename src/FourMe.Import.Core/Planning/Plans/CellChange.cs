namespace FourMe.Import;

/// <summary>The change of one column.</summary>
/// <param name="Column">The header, as the service spells it.</param>
/// <param name="Old">The account's value; null when the record does not exist yet or the value is unknown.</param>
/// <param name="New">The value to send. '' clears the field; null leaves it alone.</param>
public sealed record CellChange(string Column, string? Old, string? New);
