namespace FourMe.Import.Values;

/// <summary>
/// What a cell says, whatever its spelling: what was sent and what an export brings are compared by it. There is one class a
/// kind, beside the kind's format; <see cref="CellMeanings"/> knows which.
/// </summary>
internal abstract class CellMeaning
{
    /// <summary>The one spelling of all cells that say the same; the cell itself, and nothing allocated, where it has it already.</summary>
    /// <param name="cell">A cell as it was sent or exported.</param>
    /// <param name="context">What else is known.</param>
    internal abstract string Of(string cell, MeaningContext context);

    /// <summary>
    /// Whether <see cref="Of"/> alone decides; otherwise only <see cref="Same"/> does, and hashes leave the column out.
    /// </summary>
    internal virtual bool HashesAlone => true;

    /// <summary>Whether the account has what is desired already.</summary>
    internal virtual bool Same(string desired, string actual, MeaningContext context) =>
        string.Equals(desired, actual, StringComparison.Ordinal)
        || string.Equals(Of(desired, context), Of(actual, context), StringComparison.Ordinal);

    /// <summary>The cell to send so that the account keeps what the desired cell does not speak of; null when it cannot be made.</summary>
    internal virtual string? Merge(string desired, string actual) => desired;

    /// <summary>Whether the cell holds nothing: writing it clears the field.</summary>
    internal virtual bool IsEmpty(string cell) => string.IsNullOrWhiteSpace(cell);

    /// <summary>
    /// The single things a cell holds, each in the one spelling of its meaning: entries of a list, ids of custom fields,
    /// otherwise the value. None for an empty cell.
    /// </summary>
    internal virtual IReadOnlyList<string> Entries(string cell, MeaningContext context) => IsEmpty(cell) ? [] : [Of(cell, context)];
}
