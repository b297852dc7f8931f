using FourMe.Import.Runs;
using FourMe.Import.State;

namespace FourMe.Import;

/// <summary>The history of imports, exports, plans and syncs of the last 400 days, for programs. The cmdlets use the same code.</summary>
/// <example><code>
/// foreach (Run run in new RunLog().Read().Take(7)) Console.WriteLine($"{run.Started:u} {run.Name}: {run.Outcome}, {run.Summary}");
/// </code></example>
public sealed class RunLog
{
    private readonly RunHistory _history;

    /// <param name="statePath">The state folder; null for the user's own.</param>
    public RunLog(string? statePath = null) : this(statePath, TimeProvider.System) { }

    internal RunLog(string? statePath, TimeProvider clock) => _history = new RunHistory(statePath ?? StateFolder.Path, clock);

    /// <summary>The runs, newest first. They are read while they are enumerated.</summary>
    /// <param name="damaged">Called with the path and the number of unreadable lines of a file that has some; null to skip them.</param>
    /// <exception cref="FourMeException"><c>FileReadFailed</c>.</exception>
    public IEnumerable<Run> Read(Action<string, int>? damaged = null) => _history.Read(damaged).Select(RecordedRun.Of);

    /// <summary>A run; null when there is none with this id.</summary>
    /// <exception cref="FourMeException"><c>FileReadFailed</c>.</exception>
    public Run? Find(string id) => _history.Find(id) is { } line ? RecordedRun.Of(line) : null;

    /// <summary>
    /// Compares the failures of a run with those of another one: first the new ones, then those that are gone, then those that remain.
    /// </summary>
    /// <param name="id">Id of the run.</param>
    /// <param name="with">Id of the other run; null for the previous run of the same kind, name and type.</param>
    /// <returns>One item per failure. All are new when there is no previous run.</returns>
    /// <exception cref="FourMeException"><c>RunNotFound</c> or <c>FileReadFailed</c>.</exception>
    public IEnumerable<RunDifference> Compare(string id, string? with = null)
    {
        RunLine run = Get(id);
        return new RunComparison(_history).Compare(run, with is null ? RunComparison.Before(_history.Read(), run) : Get(with));
    }

    internal RunLine Get(string id) => _history.Find(id) ?? throw Errors.Failures.RunNotFound(id).ToException();
}
