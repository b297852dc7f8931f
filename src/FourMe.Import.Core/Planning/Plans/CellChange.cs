namespace FourMe.Import;

/// <summary>One column of a change.</summary>
/// <param name="Column">The header, as the service spells it.</param>
/// <param name="Old">The account's value; null where there is no record yet.</param>
/// <param name="New">The value to be sent; '' empties the field, null leaves it out.</param>
public sealed record CellChange(string Column, string? Old, string? New);
