using FourMe.Import.Errors;
using FourMe.Import.State;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>
/// Reads back what the account made of a plan: brings the baseline up to date with a partial export right after the jobs, so that it
/// has what the account has and not what was sent, and learns from the differences.
/// </summary>
/// <param name="client">The account.</param>
/// <param name="plan">The plan that was sent.</param>
/// <param name="type">The record type.</param>
/// <param name="stateFolder">Where baselines and ledgers are.</param>
/// <param name="confirmed">Hears of each remembered value that the account has.</param>
/// <param name="point">Hears of each step before it is taken.</param>
internal sealed class ReadBack(
    FourMeClient client, PlanFile plan, RecordType type, string stateFolder, ConfirmedValues confirmed, Action<string>? point)
{
    /// <summary>A full export tells nothing more of the jobs than a partial one: whether one is due, the next plan decides.</summary>
    private static readonly TimeSpan NoFullExport = TimeSpan.FromDays(36500);

    private readonly JobOwner _owner = JobOwner.Of(client);
    private readonly BaselineStore _baselines = new(stateFolder, client.Options.TimeProvider);

    /// <summary>Reads back.</summary>
    /// <param name="outcomes">What became of the changes.</param>
    /// <param name="host">Hears how it goes on.</param>
    /// <param name="baseline">Hears the hash of the baseline as it is now.</param>
    /// <param name="stop">Ends it; nothing is learned then.</param>
    /// <returns>What is not sent again, one failure a cell.</returns>
    /// <exception cref="FourMeException">The export failed, or the disk is full.</exception>
    internal async Task<IReadOnlyList<Failure>> RunAsync(
        ChangeOutcomes outcomes, ITransferHost host, Action<string> baseline, CancellationToken stop)
    {
        // A plan against an exported file has no baseline to bring up to date, and a full export is not taken for its sake.
        if (_baselines.About(_owner, type.Name) is null) return [];
        BaselineFile account = await new BaselineRefresh(client, _baselines, host)
            .GetAsync(type, new BaselineOptions { MaximumAge = NoFullExport }, stop).ConfigureAwait(false);
        point?.Invoke(RunPoints.BaselineRead);
        baseline(account.Hash);
        // What stood before was nobody's wish: nothing is learned from how it reads back.
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
