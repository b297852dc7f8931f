using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>Whether a reference names a record that is or becomes retired.</summary>
/// <param name="type">The type whose records refer.</param>
/// <param name="meaning">What cells are compared by.</param>
/// <param name="found">Which records of the type are retired, or taken back into use, by the same plan.</param>
/// <param name="retired">Which records are out of use.</param>
internal sealed class RetiredReferences(RecordType type, MeaningContext meaning, FoundChanges found, RetiredRecords retired)
{
    private const char Mark = '#';

    /// <param name="column">The column that refers.</param>
    /// <param name="kind">The meaning of its cells.</param>
    /// <param name="cell">Its cell.</param>
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
