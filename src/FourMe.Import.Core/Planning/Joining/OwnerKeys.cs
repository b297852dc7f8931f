using FourMe.Import.Rows;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>Whose rows they are, and which of them an import replaces: on one side, what came in or what the account has.</summary>
/// <remarks>
/// Contact details are replaced where Integration is true, relations of a configuration item among those of the same Source, all
/// others whatever they say (https://developer.xurrent.com/v1/import/).
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

    /// <param name="type">The type.</param>
    /// <param name="placeOf">Where the cells of a column are; -1 where the side does not have it.</param>
    /// <param name="context">What cells are compared by.</param>
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

    /// <summary>Whether an import of the row replaces others; otherwise it is only added.</summary>
    internal bool Replaces(string?[] cells) =>
        _hasOwnedWhen ? Cell(cells, _ownedWhen).Length > 0 : !_hasIntegration || OutOfUse.IsTrue(Cell(cells, _integration));

    /// <summary>The first way by which a row says whose it is; null when it does not.</summary>
    internal int? WayOf(string?[] cells)
    {
        foreach (Way way in _ways)
            if (way.IsFilledIn(cells)) return way.Number;
        return null;
    }

    /// <summary>Whether a row says by this way whose it is.</summary>
    internal bool Says(int way, string?[] cells) => _ways[way].IsFilledIn(cells);

    /// <summary>The hash of the owner, and of the Source among whose rows it replaces.</summary>
    internal KeyHash Hash(int way, string?[] cells)
    {
        KeyHash hash = KeyHash.Of(_hasOwnedWhen ? Cell(cells, _ownedWhen) : string.Empty).With(((char)way).ToString().AsSpan());
        for (int i = 0; i < _ways[way].Places.Length; i++)
            hash = hash.With(_ways[way].Meanings[i].Of(cells[_ways[way].Places[i]]!, _context).AsSpan());
        return hash;
    }

    /// <summary>What people call the owner by.</summary>
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
