namespace FourMe.Import.Planning;

/// <summary>A row that the service accepted, with the account's previous values.</summary>
/// <param name="Key">The key by which the run knows the record.</param>
/// <param name="Cells">The sent cells by column number; null where the row lacks the column.</param>
/// <param name="Before">The previous cells by column number; null where unknown.</param>
internal readonly record struct SentRow(string Key, string?[] Cells, string?[] Before);
