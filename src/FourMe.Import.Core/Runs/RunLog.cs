using FourMe.Import.Runs;
using FourMe.Import.State;

namespace FourMe.Import;

/// <summary>
/// What ran, for programs: the history of imports, exports, plans and syncs of the last 400 days. The cmdlets go the same way.
/// </summary>
/// <example><code>
/// foreach (Run run in new RunLog().Read().Take(7)) Console.WriteLine($"{run.Started:u} {run.Name}: {run.Outcome}, {run.Summary}");
/// </code></example>
public sealed class RunLog
{
    private readonly RunHistory _history;

    /// <param name="statePath">The state folder; null for the user's own.</param>
    public RunLog(string? statePath = null) : this(statePath, TimeProvider.System) { }

    internal RunLog(string? statePath, TimeProvider clock) => _history = new RunHistory(statePath ?? StateFolder.Path, clock);

    /// <summary>The runs, the newest first. They are read as they are taken.</summary>
    /// <param name="damaged">Is told of files with lines that cannot be read, and how many; null passes over them.</param>
    /// <exception cref="FourMeException"><c>FileReadFailed</c>.</exception>
    public IEnumerable<Run> Read(Action<string, int>? damaged = null) => _history.Read(damaged).Select(RecordedRun.Of);

    /// <summary>A run; null when there is none of this id.</summary>
    /// <exception cref="FourMeException"><c>FileReadFailed</c>.</exception>
    public Run? Find(string id) => _history.Find(id) is { } line ? RecordedRun.Of(line) : null;

    /// <summary>The failures of a run, compared with another one: what is new, then what is gone, then what was there before.</summary>
    /// <param name="id">The run.</param>
    /// <param name="with">The other one; null for the run before of the same kind, name and type.</param>
    /// <returns>One object a failure; all failures are new when there is no run before.</returns>
    /// <exception cref="FourMeException"><c>RunNotFound</c> or <c>FileReadFailed</c>.</exception>
    public IEnumerable<RunDifference> Compare(string id, string? with = null)
    {
        RunLine run = Get(id);
        return new RunComparison(_history).Compare(run, with is null ? RunComparison.Before(_history.Read(), run) : Get(with));
    }

    internal RunLine Get(string id) => _history.Find(id) ?? throw Errors.Failures.RunNotFound(id).ToException();
}
