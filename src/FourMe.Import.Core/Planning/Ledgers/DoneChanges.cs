using FourMe.Import.Rows;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>The changes of a plan as the ledger sees them: which were done and which were not.</summary>
internal sealed class DoneChanges
{
    private readonly HashSet<KeyHash> _added = [];
    private readonly HashSet<KeyHash> _notAdded = [];
    private readonly HashSet<KeyHash> _restored = [];
    private readonly HashSet<KeyHash> _notRestored = [];
    private readonly Dictionary<KeyHash, IReadOnlyList<RetiredCell>> _retired = [];

    /// <param name="changes">The changes of the plan.</param>
    /// <param name="type">The record type.</param>
    /// <param name="step">Tells which changes are done.</param>
    internal DoneChanges(IEnumerable<Change> changes, RecordType type, LedgerStep step)
    {
        var meanings = new MeaningContext();
        foreach (Change change in changes)
        {
            KeyHash key = KeyHash.Of(change.Key);
            bool isDone = step.IsDone(change);
            if (change.Action is ChangeAction.Create or ChangeAction.Adopt) (isDone ? _added : _notAdded).Add(key);
            if (change.Action == ChangeAction.Restore) (isDone ? _restored : _notRestored).Add(key);
            if (change.Action == ChangeAction.Retire && isDone) _retired[key] = CellsOf(change);
            if (isDone && ChangeEffects.Of(change, type, meanings).TakesOut && !step.Agreed.Cover(ChangeMark.OfTakingOut(change)))
                TakenOut++;
        }
    }

    /// <summary>Number of records that were retired, by whatever means, without an agreement.</summary>
    internal long TakenOut { get; private set; }

    /// <summary>Whether the plan created or adopted the record.</summary>
    internal bool Added(KeyHash key) => _added.Contains(key);

    /// <summary>
    /// Whether creating or adopting the record was planned and not done: the account does not have it under this Source yet.
    /// </summary>
    internal bool IsMissing(KeyHash key) => _notAdded.Contains(key);

    /// <summary>Whether restoring the record was planned and not done.</summary>
    internal bool IsStillRetired(KeyHash key) => _notRestored.Contains(key);

    /// <summary>Whether the record was restored.</summary>
    internal bool Restored(KeyHash key) => _restored.Contains(key);

    /// <summary>The cells written to retire the record; null when it was not retired.</summary>
    internal IReadOnlyList<RetiredCell>? Retired(KeyHash key) =>
        _retired.TryGetValue(key, out IReadOnlyList<RetiredCell>? cells) ? cells : null;

    private static IReadOnlyList<RetiredCell> CellsOf(Change change) => [.. change.Cells.Where(cell => cell.New is not null)
        .Select(cell => new RetiredCell(cell.Column, cell.Old, cell.New!))];
}
