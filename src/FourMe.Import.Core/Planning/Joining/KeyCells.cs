using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>Reads a key from the cells of one side: the records that came in, or the account's.</summary>
/// <param name="key">The key.</param>
/// <param name="placeOf">Where the cells of a column are; -1 where the side does not have the column.</param>
internal sealed class KeyCells(RecordKey key, Func<string, int> placeOf)
{
    private readonly int[] _places = [.. key.Columns.Select(placeOf)];

    internal RecordKey Key => key;

    /// <summary>Whether the side has all columns of the key.</summary>
    internal bool IsThere => Array.TrueForAll(_places, place => place >= 0);

    /// <summary>Whether a record has the key filled in whole.</summary>
    internal bool IsFilledIn(string?[] cells)
    {
        foreach (int place in _places)
            if (place < 0 || string.IsNullOrWhiteSpace(cells[place])) return false;
        return true;
    }

    /// <summary>The key of a record that has it filled in.</summary>
    internal KeyHash Hash(string?[] cells) => key.Hash(cells[_places[0]]!, _places.Length > 1 ? cells[_places[1]] : null);

    /// <summary>What a person calls the record by: the last column, which of Source and Source ID is the one that differs.</summary>
    internal string Text(string?[] cells) => cells[_places[_places.Length - 1]]!.Trim();
}
