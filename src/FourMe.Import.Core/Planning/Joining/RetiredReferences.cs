using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>Whether a reference means a record that is retired or is being retired.</summary>
/// <param name="type">The type of the referring records.</param>
/// <param name="meaning">How cells are compared.</param>
/// <param name="found">The records that the plan retires or restores.</param>
/// <param name="retired">The retired records of the account.</param>
internal sealed class RetiredReferences(RecordType type, MeaningContext meaning, FoundChanges found, RetiredRecords retired)
{
    private const char Mark = '#';

    /// <summary>Whether a cell has such a reference.</summary>
    /// <param name="column">The referring column.</param>
    /// <param name="kind">The meaning of its cells.</param>
    /// <param name="cell">The cell.</param>
    internal bool AreIn(Column column, CellMeaning kind, string cell)
    {
        if (string.IsNullOrWhiteSpace(cell)) return false;
        string other = column.Reference!;
        foreach (string entry in kind.Entries(cell, meaning))
        {
            if (entry.Length < 2 || entry[0] != Mark) continue;
            string id = entry.Substring(1).Split(' ')[0];
            bool isOwn = other == type.Name;
            if (isOwn && found.RetiredIds.Contains(id)) return true;
            if (retired.Has(other, id) && !(isOwn && found.RestoredIds.Contains(id))) return true;
        }
        return false;
    }
}
