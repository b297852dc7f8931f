using FourMe.Import.Rows;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>What the changes of a plan mean to the ledger: which of them are done, and which are not.</summary>
internal sealed class DoneChanges
{
    private readonly HashSet<KeyHash> _added = [];
    private readonly HashSet<KeyHash> _notAdded = [];
    private readonly HashSet<KeyHash> _restored = [];
    private readonly HashSet<KeyHash> _notRestored = [];
    private readonly Dictionary<KeyHash, IReadOnlyList<RetiredCell>> _retired = [];

    /// <param name="changes">The changes of the plan.</param>
    /// <param name="type">The record type.</param>
    /// <param name="step">Which of them are done.</param>
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

    /// <summary>How many records went out of use, whatever the cause, without anybody having agreed.</summary>
    internal long TakenOut { get; private set; }

    /// <summary>Whether the record has come into the account, or into this Source, by the plan.</summary>
    internal bool Added(KeyHash key) => _added.Contains(key);

    /// <summary>Whether that was planned and did not happen: the account does not know the record by this Source yet.</summary>
    internal bool IsMissing(KeyHash key) => _notAdded.Contains(key);

    /// <summary>Whether the record was to be taken back into use, and was not.</summary>
    internal bool IsStillRetired(KeyHash key) => _notRestored.Contains(key);

    /// <summary>Whether the record was taken back into use.</summary>
    internal bool Restored(KeyHash key) => _restored.Contains(key);

    /// <summary>What was written to take the record out of use; null when it was not.</summary>
    internal IReadOnlyList<RetiredCell>? Retired(KeyHash key) =>
        _retired.TryGetValue(key, out IReadOnlyList<RetiredCell>? cells) ? cells : null;

    private static IReadOnlyList<RetiredCell> CellsOf(Change change) => [.. change.Cells.Where(cell => cell.New is not null)
        .Select(cell => new RetiredCell(cell.Column, cell.Old, cell.New!))];
}
