using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>Reads a key from the cells of one side: the run's records or the account's.</summary>
/// <param name="key">The key.</param>
/// <param name="placeOf">Returns the index of a column's cells; -1 when the side does not have the column.</param>
internal sealed class KeyCells(RecordKey key, Func<string, int> placeOf)
{
    private readonly int[] _places = [.. key.Columns.Select(placeOf)];

    internal RecordKey Key => key;

    /// <summary>Whether the side has all columns of the key.</summary>
    internal bool IsThere => Array.TrueForAll(_places, place => place >= 0);

    /// <summary>Whether a record has all cells of the key.</summary>
    internal bool IsFilledIn(string?[] cells)
    {
        foreach (int place in _places)
            if (place < 0 || string.IsNullOrWhiteSpace(cells[place])) return false;
        return true;
    }

    /// <summary>The hash of a record's key. All its cells must be filled in.</summary>
    internal KeyHash Hash(string?[] cells) => key.Hash(cells[_places[0]]!, _places.Length > 1 ? cells[_places[1]] : null);

    /// <summary>The readable key: the last column, which for Source and Source ID is the distinguishing one.</summary>
    internal string Text(string?[] cells) => cells[_places[_places.Length - 1]]!.Trim();
}
