namespace FourMe.Import.Planning;

/// <summary>A row that the service took, with what the account had before.</summary>
/// <param name="Key">What the run knows the record by.</param>
/// <param name="Cells">The cells that were sent, by the number of their column; null where the row does not have it.</param>
/// <param name="Before">The account's cells from before as far as they are known; null otherwise.</param>
internal readonly record struct SentRow(string Key, string?[] Cells, string?[] Before);
