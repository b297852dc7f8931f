using System.Globalization;
using FourMe.Import.Files;
using FourMe.Import.Rows;

namespace FourMe.Import.State;

/// <summary>
/// Gathers one run for its line in the history: who, where, when, how long its parts took, what failed. The history never fails a run.
/// </summary>
internal sealed class RunRecorder
{
    private readonly string _stateFolder;
    private readonly TimeProvider _clock;
    private readonly JobOwner _owner;

    /// <param name="client">The account.</param>
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

    /// <summary>How long its parts take.</summary>
    internal StepTimes Steps { get; }

    /// <summary>What went wrong.</summary>
    internal FailureTally Failures { get; } = new();

    /// <summary>Why the run is not in the history; null when it is, or is not yet to be.</summary>
    internal string? Problem { get; private set; }

    /// <summary>Whether the run is in the history, or was to be.</summary>
    internal bool IsWritten { get; private set; }

    /// <summary>Notes which records are refused, and why.</summary>
    internal void Watch(RecordBatch batch) => batch.OnRefused = failures => Failures.Add(Failure.OfRecord(failures));

    /// <summary>A line with what is known of every run.</summary>
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

    /// <summary>Adds the run to the history, once.</summary>
    internal void Write(RunLine line)
    {
        if (IsWritten) return;
        IsWritten = true;
        Append(_stateFolder, _clock, line with { FailureCount = Failures.Count }, Failures.Kept);
    }

    /// <summary>Adds the run, and says it where it cannot be kept.</summary>
    internal void Write(RunLine line, ITransferHost host)
    {
        Write(line);
        if (Problem is not null) host.Warning(Problem);
    }

    /// <summary>A hash of a set of numbers as the history keeps it.</summary>
    internal static string InputOf(ulong sum, long count) => string.Format(CultureInfo.InvariantCulture, "{0:x16}-{1}", sum, count);

    private void Append(string stateFolder, TimeProvider clock, RunLine line, IReadOnlyList<KeptFailure> failures)
    {
        try
        {
            new RunHistory(stateFolder, clock).Append(line, failures);
        }
        catch (Exception full) when (FileFault.Is(full) || full is FourMeException)
        {
            // When the jobs cannot be recorded either, that was said before, and has the same cause.
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
