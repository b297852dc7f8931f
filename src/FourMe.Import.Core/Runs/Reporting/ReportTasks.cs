using FourMe.Import.Planning;
using FourMe.Import.State;
using FourMe.Import.Text;

namespace FourMe.Import.Runs;

/// <summary>Something on the list of what is to be done.</summary>
/// <param name="Style">How grave it is: bad, open or info.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Reasons">Why, in sentences.</param>
/// <param name="Commands">Commands to be copied.</param>
internal sealed record ReportTask(string Style, string Title, IReadOnlyList<string> Reasons, IReadOnlyList<string> Commands)
{
    /// <summary>False for what is only worth a look: it is listed last, and the page is green all the same.</summary>
    internal bool IsToDo { get; init; } = true;
}

/// <summary>What a person has to do, the gravest first.</summary>
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

    /// <summary>How grave the end of a run is.</summary>
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
            RunOutcome.Planned => $"{line.Name} is planned and not applied",
            RunOutcome.Sent => $"{line.Name} was not waited for",
            _ => $"{line.Name}: {Counted.Of(line.Failed + line.Refused, "record")} did not go in",
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
        Info, $"{same.Run.Name} gets the same again and again",
        [$"The source has brought exactly the same {Counted.Of(same.Run.Seen, "record")} in the last {same.Times} runs. "
            + "If it should change, look whether it is still written."], [])
    {
        // Organizations and sites seldom change: what is so every morning is no task.
        IsToDo = false,
    };
}
