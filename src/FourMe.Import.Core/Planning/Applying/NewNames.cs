using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>Finds references in rows to records that get their names in the same run.</summary>
/// <param name="type">The record type of the rows.</param>
/// <param name="ownAccount">Id of the account. References qualified with it mean the same as unqualified ones.</param>
/// <param name="names">The names that records get in the run.</param>
internal sealed class NewNames(RecordType type, string? ownAccount, ComingNames names)
{
    private readonly MeaningContext _context = new() { OwnAccount = ownAccount };
    private readonly Reference[] _references =
        [.. type.Columns.Where(column => column.Reference is { } other && names.Has(other))
            .Select(column => new Reference(column.Name, column.Reference!, CellMeanings.For(column)))];

    internal bool HasReferences => _references.Length > 0;

    /// <summary>The columns of a row that refer to a record which does not have its name yet when the row is sent.</summary>
    /// <param name="row">The row.</param>
    /// <param name="phase">The phase in which it is sent.</param>
    internal IReadOnlyList<string> LaterThan(IReadOnlyDictionary<string, string> row, ApplyPhase phase) =>
        In(row, (other, name) => names.IsLater(other, name, phase, type.Name));

    /// <summary>The columns of a row with a reference (type, name) for which the predicate is true.</summary>
    internal IReadOnlyList<string> In(IReadOnlyDictionary<string, string> row, Func<string, string, bool> isMeant)
    {
        List<string>? found = null;
        foreach (Reference reference in _references)
            if (row.TryGetValue(reference.Column, out string? cell) && cell.Length > 0 && Names(reference, cell, isMeant))
                (found ??= []).Add(reference.Column);
        return found is null ? [] : found;
    }

    private bool Names(Reference reference, string cell, Func<string, string, bool> isMeant)
    {
        foreach (string name in reference.Meaning.Entries(cell, _context))
            if (isMeant(reference.Type, name)) return true;
        return false;
    }

    private sealed record Reference(string Column, string Type, CellMeaning Meaning);
}
