using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.State;

namespace FourMe.Import.Exporting;

/// <summary>
/// Gathers one export for its line in the history. Programs (<see cref="RecordExport"/>) and the cmdlet use the same class.
/// </summary>
internal sealed class ExportRecorder
{
    private readonly RunRecorder _recorder;
    private readonly string _types;
    private readonly string _name;

    /// <param name="client">The account.</param>
    /// <param name="types">The record types, separated by commas.</param>
    /// <param name="stateName">The name of the series; '' for none.</param>
    /// <param name="stateFolder">The state folder; null for the user's own.</param>
    internal ExportRecorder(FourMeClient client, string types, string stateName, string? stateFolder)
    {
        _recorder = new RunRecorder(client, stateFolder);
        _types = types;
        _name = stateName.Length > 0 ? $"{types} {stateName}" : types;
    }

    /// <summary>The run's own name, which its job has too.</summary>
    internal string Id { get; } = Guid.NewGuid().ToString("N");

    /// <summary>How long the parts take.</summary>
    internal StepTimes Steps => _recorder.Steps;

    /// <summary>Why the run is not in the history; null when it is.</summary>
    internal string? Problem => _recorder.Problem;

    /// <summary>Adds the run to the history, once.</summary>
    /// <param name="outcome">How it ended.</param>
    /// <param name="token">The token of its job; null when there is none.</param>
    /// <param name="records">Number of records; 0 when it is not known.</param>
    internal void Complete(RunOutcome outcome, string? token, long records) =>
        _recorder.Write(_recorder.NewLine(RunKind.Export, Id, _name, _types, outcome) with
        {
            Seen = records,
            Jobs = token is null ? [] : [token],
            Open = token is not null && outcome == RunOutcome.Sent ? [token] : [],
        });

    /// <summary>The same, for a run that fails.</summary>
    internal void Fail(Failure failure)
    {
        if (_recorder.IsWritten) return;
        _recorder.Failures.Add(failure);
        _recorder.Write(_recorder.NewLine(RunKind.Export, Id, _name, _types, RunOutcome.Failed) with
        {
            Jobs = failure.Token is { } token ? [token] : [],
            // Whoever receives the job later completes the run.
            Open = failure.Token is { } open ? [open] : [],
        });
    }

    /// <summary>The same, for a run that ends before its end.</summary>
    internal void Stop() => Fail(Failures.RunStopped());

    /// <summary>A job that the run itself did not wait for was received: its line gets that. The history never fails a command.</summary>
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
            // Whoever receives the job has its records all the same.
        }
    }
}
