using FourMe.Import.Rows;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>
/// Identifies the owner of a row and whether an import of the row replaces others, for one side: the run's rows or the account's.
/// </summary>
/// <remarks>
/// An import replaces contact details with Integration true, relations of a configuration item within the same Source, and all rows of
/// other types (https://developer.xurrent.com/v1/import/).
/// </remarks>
internal sealed class OwnerKeys
{
    private const string Integration = "Integration";

    private readonly Way[] _ways;
    private readonly MeaningContext _context;
    private readonly int _integration;
    private readonly bool _hasIntegration;
    private readonly int _ownedWhen;
    private readonly bool _hasOwnedWhen;

    /// <param name="type">The record type.</param>
    /// <param name="placeOf">Returns the index of a column's cells; -1 when the side does not have the column.</param>
    /// <param name="context">How cells are compared.</param>
    internal OwnerKeys(RecordType type, Func<string, int> placeOf, MeaningContext context)
    {
        _context = context;
        _ways = [.. type.Owners.Select((columns, number) => new Way(number, columns,
            [.. columns.Select(column => CellMeanings.For(type.FindColumn(column)!))], [.. columns.Select(placeOf)]))];
        _hasIntegration = type.FindColumn(Integration) is not null;
        _integration = placeOf(Integration);
        _hasOwnedWhen = type.OwnedWhen is not null;
        _ownedWhen = type.OwnedWhen is { } when ? placeOf(when) : -1;
    }

    /// <summary>Whether importing the row replaces others. Otherwise it is only added.</summary>
    internal bool Replaces(string?[] cells) =>
        _hasOwnedWhen ? Cell(cells, _ownedWhen).Length > 0 : !_hasIntegration || OutOfUse.IsTrue(Cell(cells, _integration));

    /// <summary>The number of the first owner key that the row has completely; null when it has none.</summary>
    internal int? WayOf(string?[] cells)
    {
        foreach (Way way in _ways)
            if (way.IsFilledIn(cells)) return way.Number;
        return null;
    }

    /// <summary>Whether a row has all cells of an owner key.</summary>
    internal bool Says(int way, string?[] cells) => _ways[way].IsFilledIn(cells);

    /// <summary>The hash of the owner, including the Source within which rows are replaced.</summary>
    internal KeyHash Hash(int way, string?[] cells)
    {
        KeyHash hash = KeyHash.Of(_hasOwnedWhen ? Cell(cells, _ownedWhen) : string.Empty).With(((char)way).ToString().AsSpan());
        for (int i = 0; i < _ways[way].Places.Length; i++)
            hash = hash.With(_ways[way].Meanings[i].Of(cells[_ways[way].Places[i]]!, _context).AsSpan());
        return hash;
    }

    /// <summary>The readable key of the owner.</summary>
    internal string Text(int way, string?[] cells) => cells[_ways[way].Places[_ways[way].Places.Length - 1]]!.Trim();

    private static string Cell(string?[] cells, int place) => place >= 0 ? cells[place]?.Trim() ?? string.Empty : string.Empty;

    private sealed record Way(int Number, IReadOnlyList<string> Columns, CellMeaning[] Meanings, int[] Places)
    {
        internal bool IsFilledIn(string?[] cells)
        {
            foreach (int place in Places)
                if (place < 0 || string.IsNullOrWhiteSpace(cells[place])) return false;
            return true;
        }
    }
}
