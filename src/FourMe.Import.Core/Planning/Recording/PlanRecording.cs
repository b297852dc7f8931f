using FourMe.Import.Errors;
using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>Makes a plan that is not applied, and writes its line of the history. Programs and the cmdlet use the same code.</summary>
/// <param name="client">The client of the account.</param>
/// <param name="type">The record type.</param>
/// <param name="options">Options of the plan. With WhatIf no line is written.</param>
/// <param name="constants">Constant columns, which may include the Source.</param>
internal sealed class PlanRecording(
    FourMeClient client, RecordType type, PlanOptions options, IReadOnlyList<KeyValuePair<string, object?>> constants)
{
    private readonly PlanRecorder _recorder = new(client, RunKind.Plan, options.StatePath);

    /// <summary>Counts refused records and their reasons.</summary>
    internal void Watch(RecordBatch batch)
    {
        _recorder.Watch(batch);
        _recorder.Allow(options);
    }

    /// <summary>Brings the baseline up to date.</summary>
    internal async Task BeginAsync(PlanRun run, ITransferHost host, CancellationToken stop)
    {
        try
        {
            using IDisposable step = _recorder.Steps.Measure(RunSteps.Baseline);
            await run.BeginAsync(host, stop).ConfigureAwait(false);
        }
        catch (FourMeException failed)
        {
            Fail(failed.Failure);
            throw;
        }
    }

    /// <summary>Makes the plan.</summary>
    internal async Task<Plan> CompleteAsync(PlanRun run, RecordBatch batch, ITransferHost host, CancellationToken stop)
    {
        try
        {
            Plan plan;
            using (_recorder.Steps.Measure(RunSteps.Compare)) plan = await run.CompleteAsync(batch, host, stop).ConfigureAwait(false);
            if (!options.WhatIf) _recorder.Keep(plan, run.Input, run.Refusals);
            if (_recorder.Problem is { } problem) host.Warning(problem);
            return plan;
        }
        catch (FourMeException failed)
        {
            Fail(failed.Failure);
            throw;
        }
    }

    /// <summary>Records that no plan could be made.</summary>
    internal void Fail(Failure failure)
    {
        if (options.WhatIf) return;
        State.RunKey key = SyncKey.Of(client, type, options, constants);
        _recorder.Fail(failure, key.Name, key.Type, key.Source);
    }
}
