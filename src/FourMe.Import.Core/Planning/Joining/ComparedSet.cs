using FourMe.Import.Rows;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>A set of columns that some records of the run have, and which of them are compared.</summary>
internal sealed class ComparedSet
{
    private readonly RunColumn[] _compared;
    private readonly RowMeaning _meaning;
    private readonly int[] _slots;
    private readonly int[] _places;

    internal ComparedSet(IReadOnlyList<RunColumn> columns, MeaningContext context)
    {
        Columns = columns;
        _compared = [.. columns.Where(column => column.IsCompared)];
        _meaning = new RowMeaning([.. _compared.Select(column => column.Meaning)], context);
        _slots = [.. _compared.Select(column => column.Slot)];
        _places = [.. _compared.Select(column => column.Place)];
    }

    /// <summary>All columns, in the order in which they are sent.</summary>
    internal IReadOnlyList<RunColumn> Columns { get; }

    /// <summary>The columns that are compared.</summary>
    internal IReadOnlyList<RunColumn> Compared => _compared;

    /// <summary>Whether equal hashes guarantee equal records.</summary>
    internal bool HashIsWhole => _meaning.IsWhole;

    /// <summary>Hash of the meaning of a run's record.</summary>
    internal ulong HashOfDesired(string?[] cells) => _meaning.Hash(cells, _slots);

    /// <summary>Hash of the meaning of the account's record in the same columns.</summary>
    internal ulong HashOfActual(string[] cells) => _meaning.Hash(cells, _places);

    /// <summary>Whether the account's record equals the run's.</summary>
    internal bool IsSame(string?[] desired, string[] actual)
    {
        foreach (RunColumn column in _compared)
            if (!column.Same(desired[column.Slot] ?? string.Empty, actual[column.Place])) return false;
        return true;
    }

    /// <summary>Whether two records of the run are equal.</summary>
    internal bool IsSameOfRun(string?[] one, string?[] other)
    {
        foreach (RunColumn column in _compared)
            if (!column.Same(one[column.Slot] ?? string.Empty, other[column.Slot] ?? string.Empty)) return false;
        return true;
    }

    /// <summary>Number of columns in which a record of the run and one of the account are equal.</summary>
    internal int Likeness(string?[] desired, string[] actual)
    {
        int same = 0;
        foreach (RunColumn column in _compared)
            if (column.Same(desired[column.Slot] ?? string.Empty, actual[column.Place])) same++;
        return same;
    }

    internal bool Has(string column)
    {
        foreach (RunColumn has in Columns)
            if (has.Name == column) return true;
        return false;
    }
}
