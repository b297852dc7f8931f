using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.State;

namespace FourMe.Import.Exporting;

/// <summary>
/// Collects the data of one export, and writes its line of the history. <see cref="RecordExport"/> and the cmdlet both use it.
/// </summary>
internal sealed class ExportRecorder
{
    private readonly RunRecorder _recorder;
    private readonly string _types;
    private readonly string _name;

    /// <param name="client">The client of the account.</param>
    /// <param name="types">The record types, separated by commas.</param>
    /// <param name="stateName">The name of the series; '' for none.</param>
    /// <param name="stateFolder">The state folder; null for the user's own.</param>
    internal ExportRecorder(FourMeClient client, string types, string stateName, string? stateFolder)
    {
        _recorder = new RunRecorder(client, stateFolder);
        _types = types;
        _name = stateName.Length > 0 ? $"{types} {stateName}" : types;
    }

    /// <summary>Id of the run, also noted with its job.</summary>
    internal string Id { get; } = Guid.NewGuid().ToString("N");

    /// <summary>The durations of the steps.</summary>
    internal StepTimes Steps => _recorder.Steps;

    /// <summary>Why the run could not be written to the history; null when it was.</summary>
    internal string? Problem => _recorder.Problem;

    /// <summary>Writes the run to the history. Only the first call writes.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="token">The token of its job; null when there is none.</param>
    /// <param name="records">Number of records; 0 when unknown.</param>
    internal void Complete(RunOutcome outcome, string? token, long records) =>
        _recorder.Write(_recorder.NewLine(RunKind.Export, Id, _name, _types, outcome) with
        {
            Seen = records,
            Jobs = token is null ? [] : [token],
            Open = token is not null && outcome == RunOutcome.Sent ? [token] : [],
        });

    /// <summary>Writes a run that failed.</summary>
    internal void Fail(Failure failure)
    {
        if (_recorder.IsWritten) return;
        _recorder.Failures.Add(failure);
        _recorder.Write(_recorder.NewLine(RunKind.Export, Id, _name, _types, RunOutcome.Failed) with
        {
            Jobs = failure.Token is { } token ? [token] : [],
            // The command that later receives the job completes the run.
            Open = failure.Token is { } open ? [open] : [],
        });
    }

    /// <summary>Writes a run that was stopped.</summary>
    internal void Stop() => Fail(Failures.RunStopped());

    /// <summary>
    /// Completes the line of a run that did not wait for its job, after the job was received. A failing history never fails a command.
    /// </summary>
    internal static void Later(JobEntry entry, long records, string? stateFolder, TimeProvider clock)
    {
        if (entry.Run is null || entry.Token is not { } token) return;
        var history = new RunHistory(stateFolder ?? StateFolder.Path, clock);
        try
        {
            if (history.Find(entry.Run) is not { } line || !line.Open.Contains(token)) return;
            history.Append(line with { Open = [], Outcome = RunOutcome.Applied, Seen = records, FailureCount = 0 }, []);
        }
        catch (Exception full) when (FileFault.Is(full) || full is FourMeException)
        {
            // The command still returns the job's records.
        }
    }
}
