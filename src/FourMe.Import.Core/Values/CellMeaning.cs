namespace FourMe.Import.Values;

/// <summary>
/// The meaning of a cell, independent of its spelling, by which sent and exported values are compared. There is one class per kind, beside
/// the kind's format; <see cref="CellMeanings"/> has the table.
/// </summary>
internal abstract class CellMeaning
{
    /// <summary>
    /// The normal form shared by all cells with the same meaning. Returns the cell itself, without allocating, if it is in that form.
    /// </summary>
    /// <param name="cell">A sent or exported cell.</param>
    /// <param name="context">The context of the comparison.</param>
    internal abstract string Of(string cell, MeaningContext context);

    /// <summary>
    /// Whether equal normal forms are enough to compare cells. Otherwise only <see cref="Same"/> decides, and hashes leave the column out.
    /// </summary>
    internal virtual bool HashesAlone => true;

    /// <summary>Whether the account already has the desired value.</summary>
    internal virtual bool Same(string desired, string actual, MeaningContext context) =>
        string.Equals(desired, actual, StringComparison.Ordinal)
        || string.Equals(Of(desired, context), Of(actual, context), StringComparison.Ordinal);

    /// <summary>The cell to send so that the account keeps what the desired cell does not mention; null when it cannot be built.</summary>
    internal virtual string? Merge(string desired, string actual) => desired;

    /// <summary>Whether the cell is empty, so that writing it clears the field.</summary>
    internal virtual bool IsEmpty(string cell) => string.IsNullOrWhiteSpace(cell);

    /// <summary>
    /// The single entries of a cell in normal form: items of a list, ids of custom fields, otherwise the value. Empty for an empty cell.
    /// </summary>
    internal virtual IReadOnlyList<string> Entries(string cell, MeaningContext context) => IsEmpty(cell) ? [] : [Of(cell, context)];
}
