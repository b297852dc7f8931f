using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>What became of one change of a plan.</summary>
internal enum ChangeOutcome : byte
{
    /// <summary>It was not sent.</summary>
    NotSent,
    /// <summary>The service took it.</summary>
    Applied,
    /// <summary>The service refused it.</summary>
    Failed,
    /// <summary>Nobody knows whether the service took it.</summary>
    Doubtful,
}

/// <summary>What became of each change of a plan, by its place among the changes, counted from 1. A byte a change.</summary>
internal sealed class ChangeOutcomes
{
    private readonly ChangeOutcome[] _outcomes;
    private readonly HashSet<long> _deferredFailed = [];

    /// <param name="applied">How far the plan is applied.</param>
    internal ChangeOutcomes(AppliedPlan applied)
    {
        _outcomes = new ChangeOutcome[applied.Changes + 1];
        foreach (AppliedFile file in applied.Files.OrderBy(file => file.Phase)) Take(file);
    }

    /// <summary>Rows that the service refused, or of which nobody knows whether they went in.</summary>
    internal long Failed { get; private set; }

    internal ChangeOutcome this[long place] => place < _outcomes.Length ? _outcomes[place] : ChangeOutcome.NotSent;

    /// <summary>Whether the record is as planned but for its references to records of the same run.</summary>
    internal bool LacksReferences(long place) => _deferredFailed.Contains(place);

    private void Take(AppliedFile file)
    {
        if (file.State == AppliedState.Done) Failed += file.Failed.Count + file.Untied;
        else Failed += file.Rows;
        if (file.Phase == ApplyPhase.Deferred)
        {
            // The record itself went in before.
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

    /// <summary>The places of the changes of which rows are in a file.</summary>
    internal static IEnumerable<long> PlacesOf(AppliedFile file)
    {
        var numbers = new RowNumbers(file.Places, file.Rows);
        for (long row = 1; row <= file.Rows; row++) yield return numbers.InputNumber(row);
    }
}
