using FourMe.Import.Planning;
using FourMe.Import.State;
using FourMe.Import.Text;

namespace FourMe.Import.Runs;

/// <summary>An item of the task list.</summary>
/// <param name="Style">The severity: bad, open or info.</param>
/// <param name="Title">The title.</param>
/// <param name="Reasons">The reasons, in sentences.</param>
/// <param name="Commands">Commands to copy.</param>
internal sealed record ReportTask(string Style, string Title, IReadOnlyList<string> Reasons, IReadOnlyList<string> Commands)
{
    /// <summary>False for an item that is only worth a look. It is listed last and does not affect the page's status.</summary>
    internal bool IsToDo { get; init; } = true;
}

/// <summary>Builds the task list, the most serious tasks first.</summary>
internal static class ReportTasks
{
    internal const string Bad = "bad", Open = "open", Info = "info", Good = "good";

    private const int MostReasons = 4;
    private const int MostKeys = 3;

    internal static IReadOnlyList<ReportTask> Of(ReportContent content, ReportOptions options) =>
    [
        .. content.Latest.SelectMany(line => OfRun(line, options)).Concat(content.Missed.Select(line => OfMissed(line, content, options)))
            .Concat(content.SameInput.Select(OfSameInput))
            .OrderBy(task => task.Style switch { Bad => 0, Open => 1, _ => task.IsToDo ? 2 : 3 }),
    ];

    /// <summary>The severity of a run's outcome.</summary>
    internal static string StyleOf(RunLine run) => run.Outcome switch
    {
        RunOutcome.Failed or RunOutcome.NoBaseline => Bad,
        RunOutcome.Held or RunOutcome.Paused or RunOutcome.Busy => Open,
        RunOutcome.Sent or RunOutcome.Planned => Info,
        _ => run.Failed + run.Refused > 0 ? Open : Good,
    };

    private static IEnumerable<ReportTask> OfRun(RunLine line, ReportOptions options)
    {
        IReadOnlyList<RunAction> actions = options.Advice(RecordedRun.Of(line));
        if (actions.Count == 0 && StyleOf(line) is Good or Info) yield break;
        string title = line.Outcome switch
        {
            RunOutcome.Held => $"{line.Name} is held",
            RunOutcome.Failed => $"{line.Name} failed",
            RunOutcome.NoBaseline => $"{line.Name} had nothing to compare with",
            RunOutcome.Paused => $"{line.Name} is suspended",
            RunOutcome.Busy => $"{line.Name} did not start",
            RunOutcome.Planned => $"{line.Name} is planned but not applied",
            RunOutcome.Sent => $"{line.Name} may not have ended yet",
            _ => $"{line.Name}: {Counted.Of(line.Failed + line.Refused, "record")} not imported",
        };
        string[] reasons = [.. Reasons(line), .. actions.Select(action => action.Text)];
        yield return new ReportTask(StyleOf(line), title, reasons, [.. actions.SelectMany(action => action.Commands)]);
    }

    private static IEnumerable<string> Reasons(RunLine line)
    {
        if (line.Outcome is RunOutcome.Held or RunOutcome.Planned)
        {
            if (line.Summary is not null) yield return line.Summary + ".";
            foreach (HeldLine held in line.Held.Take(MostReasons)) yield return $"{held.Limit}: {WordsOf(held)}.";
            yield break;
        }
        foreach (IGrouping<string, KeptFailure> same in line.Failures.GroupBy(failure => failure.Message)
            .OrderByDescending(same => same.Count()).Take(MostReasons - 1))
        {
            string keys = string.Join(", ", same.Where(failure => failure.Key is not null).Select(failure => failure.Key).Take(MostKeys));
            int count = same.Count();
            yield return (count > 1 ? $"{Cell.Number(count)} times: " : string.Empty) + same.Key
                + (keys.Length == 0 ? string.Empty : count > MostKeys ? $" ({keys}, ...)" : $" ({keys})");
        }
    }

    internal static string WordsOf(HeldLine held) =>
        HeldWords.Of(new HeldLimit(held.Limit, held.Count, held.Maximum, held.Of, held.Column, held.Detail));

    private static ReportTask OfMissed(RunLine last, ReportContent content, ReportOptions options) => new(
        Bad, $"{last.Name} did not run",
        [$"It ran every day, the last time on {content.Local(last.Started):d MMM yyyy 'at' HH:mm}. Is its scheduled task enabled?"],
        options.ShowRuns(last.Name) is { } command ? [command] : []);

    private static ReportTask OfSameInput((RunLine Run, int Times, DateTimeOffset Since) same) => new(
        Info, $"{same.Run.Name} always gets the same records",
        [$"The source has returned exactly the same {Counted.Of(same.Run.Seen, "record")} in the last {same.Times} runs. "
            + "If it should change, check whether it is still updated."], [])
    {
        // The data of organizations and sites seldom changes, so identical input is no task.
        IsToDo = false,
    };
}
