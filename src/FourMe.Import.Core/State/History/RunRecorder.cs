using System.Globalization;
using FourMe.Import.Files;
using FourMe.Import.Rows;

namespace FourMe.Import.State;

/// <summary>
/// Collects the data of one run for its line of the history: user, machine, times, durations, failures. A failing history never fails a
/// run.
/// </summary>
internal sealed class RunRecorder
{
    private readonly string _stateFolder;
    private readonly TimeProvider _clock;
    private readonly JobOwner _owner;

    /// <param name="client">The client of the account.</param>
    /// <param name="stateFolder">The state folder; null for the user's own.</param>
    internal RunRecorder(FourMeClient client, string? stateFolder)
    {
        _stateFolder = stateFolder ?? StateFolder.Path;
        _clock = client.Options.TimeProvider;
        _owner = JobOwner.Of(client);
        Started = _clock.GetUtcNow();
        Steps = new StepTimes(_clock);
    }

    /// <summary>When the run began.</summary>
    internal DateTimeOffset Started { get; }

    /// <summary>The durations of the steps.</summary>
    internal StepTimes Steps { get; }

    /// <summary>The failures.</summary>
    internal FailureTally Failures { get; } = new();

    /// <summary>Why the run could not be written to the history; null when it was, or was not written yet.</summary>
    internal string? Problem { get; private set; }

    /// <summary>Whether the run was written to the history, or the attempt failed.</summary>
    internal bool IsWritten { get; private set; }

    /// <summary>Counts refused records and their reasons.</summary>
    internal void Watch(RecordBatch batch) => batch.OnRefused = failures => Failures.Add(Failure.OfRecord(failures));

    /// <summary>Creates a line with the data common to all runs.</summary>
    internal RunLine NewLine(RunKind kind, string id, string name, string type, RunOutcome outcome) => new()
    {
        Id = id,
        Kind = kind,
        Name = name,
        Type = type,
        Host = _owner.Host,
        Account = _owner.Account,
        User = Environment.UserName,
        Machine = Environment.MachineName,
        Started = Started,
        Duration = Steps.Elapsed,
        Outcome = outcome,
        Steps = Steps.All,
    };

    /// <summary>Writes the run to the history. Only the first call writes.</summary>
    internal void Write(RunLine line)
    {
        if (IsWritten) return;
        IsWritten = true;
        Append(_stateFolder, _clock, line with { FailureCount = Failures.Count }, Failures.Kept);
    }

    /// <summary>Writes the run to the history, and shows a warning when that fails.</summary>
    internal void Write(RunLine line, ITransferHost host)
    {
        Write(line);
        if (Problem is not null) host.Warning(Problem);
    }

    /// <summary>The hash of the run's records in the form kept in the history.</summary>
    internal static string InputOf(ulong sum, long count) => string.Format(CultureInfo.InvariantCulture, "{0:x16}-{1}", sum, count);

    private void Append(string stateFolder, TimeProvider clock, RunLine line, IReadOnlyList<KeptFailure> failures)
    {
        try
        {
            new RunHistory(stateFolder, clock).Append(line, failures);
        }
        catch (Exception full) when (FileFault.Is(full) || full is FourMeException)
        {
            // If the job journal failed as well, its warning has already named the same cause.
            if (!HaveJobsFailed(line)) Problem = $"The run could not be added to the history in '{stateFolder}': {full.Message}";
        }
    }

    private bool HaveJobsFailed(RunLine line)
    {
        try
        {
            IReadOnlyList<JobEntry> entries = new JobJournal(_stateFolder, _clock).Read();
            return line.Jobs.Any(token => entries.All(entry => entry.Token != token));
        }
        catch (FourMeException)
        {
            return line.Jobs.Count > 0;
        }
    }
}
