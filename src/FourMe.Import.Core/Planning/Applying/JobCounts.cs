using FourMe.Import.Errors;

namespace FourMe.Import.Planning;

/// <summary>Compares the service's counts of a job with what the plan intended.</summary>
internal static class JobCounts
{
    /// <summary>The differences worth a warning; empty when the job did what was planned, or its counts are unknown.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="phase">The phase of the job.</param>
    /// <param name="result">What the service counted.</param>
    internal static IEnumerable<Failure> Compare(Plan plan, ApplyPhase phase, ImportResult result)
    {
        if (result.TransferState != TransferState.Done || !result.CountsKnown) yield break;
        long taken = result.Rows - result.Failures - result.Errors;
        if (phase == ApplyPhase.Create)
        {
            if (result.Created < taken) yield return Failures.NotCreated(result.Type, result.Created, taken, result.Token);
        }
        // Restored records have kept their references, which the second pass sends again, beside those of new records.
        else if (phase == ApplyPhase.Deferred && plan.Restores > 0) yield break;
        // Unchanged rows are normal for types with owners: all rows of an owner are sent when one of them changes.
        else if (result.Unchanged > 0 && (result.Unchanged == taken || RecordTypes.Get(result.Type).Owners.Count == 0))
        {
            yield return Failures.NoEffect(result.Type, result.Unchanged, result.Rows, result.Token);
        }
    }
}
