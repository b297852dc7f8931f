using FourMe.Import.Errors;
using FourMe.Import.State;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>
/// Reads back what the account stored: brings the baseline up to date with a partial export right after the jobs, so that it holds the
/// account's values rather than the sent ones, and learns from the differences.
/// </summary>
/// <param name="client">The client of the account.</param>
/// <param name="plan">The plan that was sent.</param>
/// <param name="type">The record type.</param>
/// <param name="stateFolder">Folder of baselines and ledgers.</param>
/// <param name="confirmed">Receives each remembered value that the account has.</param>
/// <param name="point">Called at each step; null for none.</param>
internal sealed class ReadBack(
    FourMeClient client, PlanFile plan, RecordType type, string stateFolder, ConfirmedValues confirmed, Action<string>? point)
{
    /// <summary>Prevents a full export, which would tell nothing more about the jobs. The next plan makes one if it is due.</summary>
    private static readonly TimeSpan NoFullExport = TimeSpan.FromDays(36500);

    private readonly JobOwner _owner = JobOwner.Of(client);
    private readonly BaselineStore _baselines = new(stateFolder, client.Options.TimeProvider);

    /// <summary>How long to wait for the export; null for as long as it takes.</summary>
    internal TimeSpan? Timeout { get; init; }

    /// <summary>Reads back.</summary>
    /// <param name="outcomes">The outcomes of the changes.</param>
    /// <param name="host">Receives progress and warnings.</param>
    /// <param name="baseline">Receives the hash of the new baseline.</param>
    /// <param name="stop">Cancels the work. Nothing is learned then.</param>
    /// <returns>Values that are not sent again, one failure per cell.</returns>
    /// <exception cref="FourMeException">The export failed, or the disk is full.</exception>
    internal async Task<IReadOnlyList<Failure>> RunAsync(
        ChangeOutcomes outcomes, ITransferHost host, Action<string> baseline, CancellationToken stop)
    {
        // A plan against an exported file may have no baseline to update, and does not justify a full export.
        if (_baselines.About(_owner, type.Name) is null) return [];
        BaselineFile account = await new BaselineRefresh(client, _baselines, host)
            .GetAsync(type, new BaselineOptions { MaximumAge = NoFullExport, Timeout = Timeout }, stop).ConfigureAwait(false);
        point?.Invoke(RunPoints.BaselineRead);
        baseline(account.Hash);
        // An undo writes old values back, which nobody chose. Nothing is learned from them.
        if (plan.Header.Undoes is not null) return [];
        return Learn(outcomes, account, host, stop);
    }

    private IReadOnlyList<Failure> Learn(ChangeOutcomes outcomes, BaselineFile account, ITransferHost host, CancellationToken stop)
    {
        var store = new LearnedStore(stateFolder);
        LearnedValues learned = store.Find(_owner, plan.Plan.Name);
        var sides = new PlanSides(client, type, new PlanOptions { StatePath = stateFolder });
        MeaningContext meaning = sides.Meaning(account, stop);
        using SentRows sent = SentRows.Collect(plan, type, outcomes, stop);
        var comparison = new ReadBackComparison(type, meaning, learned, plan.Header, confirmed);
        IReadOnlyList<Failure> stuck = comparison.Run(sent, account, stop);
        point?.Invoke(RunPoints.ReadBackCompared);
        if (learned.HasNews) store.Save(_owner, plan.Plan.Name, learned);
        if (comparison.Different > 0)
            host.Verbose(FormattableString.Invariant(
                $"{comparison.Different:N0} values of '{type.Name}' read back as others than those sent."));
        return stuck;
    }
}
