using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>The outcome of one change of a plan.</summary>
internal enum ChangeOutcome : byte
{
    /// <summary>It was not sent.</summary>
    NotSent,
    /// <summary>The service accepted it.</summary>
    Applied,
    /// <summary>The service refused it.</summary>
    Failed,
    /// <summary>It is unknown whether the service accepted it.</summary>
    Doubtful,
}

/// <summary>The outcome of each change of a plan, by its position among the changes, from 1. One byte per change.</summary>
internal sealed class ChangeOutcomes
{
    private readonly ChangeOutcome[] _outcomes;
    private readonly HashSet<long> _deferredFailed = [];

    /// <param name="applied">The progress of the plan.</param>
    internal ChangeOutcomes(AppliedPlan applied)
    {
        _outcomes = new ChangeOutcome[applied.Changes + 1];
        foreach (AppliedFile file in applied.Files.OrderBy(file => file.Phase)) Take(file);
    }

    /// <summary>Number of rows that the service refused, or may not have accepted.</summary>
    internal long Failed { get; private set; }

    internal ChangeOutcome this[long place] => place < _outcomes.Length ? _outcomes[place] : ChangeOutcome.NotSent;

    /// <summary>Whether the record was applied except for its references to records of the same run.</summary>
    internal bool LacksReferences(long place) => _deferredFailed.Contains(place);

    private void Take(AppliedFile file)
    {
        if (file.State == AppliedState.Done) Failed += file.Failed.Count + file.Untied;
        else Failed += file.Rows;
        if (file.Phase == ApplyPhase.Deferred)
        {
            // The record's other columns were sent in an earlier phase.
            _deferredFailed.UnionWith(file.State == AppliedState.Done && file.Untied == 0 ? file.Failed : PlacesOf(file));
            return;
        }
        ChangeOutcome outcome = file.State == AppliedState.Done && file.Untied == 0 ? ChangeOutcome.Applied : ChangeOutcome.Doubtful;
        foreach (long place in PlacesOf(file)) Set(place, outcome);
        foreach (long place in file.Failed) Set(place, ChangeOutcome.Failed);
    }

    private void Set(long place, ChangeOutcome outcome)
    {
        if (place > 0 && place < _outcomes.Length) _outcomes[place] = outcome;
    }

    /// <summary>The positions of the changes with rows in a file.</summary>
    internal static IEnumerable<long> PlacesOf(AppliedFile file)
    {
        var numbers = new RowNumbers(file.Places, file.Rows);
        for (long row = 1; row <= file.Rows; row++) yield return numbers.InputNumber(row);
    }
}
