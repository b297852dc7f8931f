using FourMe.Import.State;

namespace FourMe.Import.Runs;

/// <summary>The data of a report: its runs, earlier runs to compare with, and the runs of the last 90 days.</summary>
internal sealed class ReportContent
{
    private const int SameInputs = 7;
    private static readonly TimeSpan Night = TimeSpan.FromHours(24), Overdue = TimeSpan.FromHours(30), Week = TimeSpan.FromDays(7);

    /// <summary>Number of days in the chart.</summary>
    internal const int Days = 90;

    private ReportContent(RunHistory history, DateTimeOffset now, TimeZoneInfo zone) => (History, Now, Zone) = (history, now, zone);

    internal RunHistory History { get; }

    /// <summary>When the report is made.</summary>
    internal DateTimeOffset Now { get; }

    /// <summary>The time zone of the times on the page.</summary>
    internal TimeZoneInfo Zone { get; }

    /// <summary>The runs of the report, newest first.</summary>
    internal IReadOnlyList<RunLine> Runs { get; private set; } = [];

    /// <summary>The newest run of each name among them, except plans that were applied afterwards.</summary>
    internal IReadOnlyList<RunLine> Latest { get; private set; } = [];

    /// <summary>Whether the caller chose the runs. Otherwise they are those of the last 24 hours.</summary>
    internal bool IsChosen { get; private set; }

    /// <summary>Whether nothing ran in the last 24 hours, so that the report shows the last run of each name within two weeks.</summary>
    internal bool IsStale { get; private set; }

    /// <summary>All runs of the last 90 days. Older ones are without their failures.</summary>
    internal IReadOnlyList<RunLine> Recent { get; private set; } = [];

    /// <summary>The last runs of names that ran daily and are now more than 30 hours old.</summary>
    internal IReadOnlyList<RunLine> Missed { get; private set; } = [];

    /// <summary>
    /// Names whose source was identical in seven or more consecutive runs, with the number of runs and the time of the first one.
    /// </summary>
    internal IReadOnlyList<(RunLine Run, int Times, DateTimeOffset Since)> SameInput { get; private set; } = [];

    /// <summary>Number of unreadable lines in the history.</summary>
    internal int Damaged { get; private set; }

    /// <summary>Reads the history.</summary>
    /// <exception cref="FourMeException"><c>RunNotFound</c> or <c>FileReadFailed</c>.</exception>
    internal static ReportContent Read(ReportOptions options)
    {
        DateTimeOffset now = options.Clock.GetUtcNow();
        var history = new RunHistory(options.StatePath ?? StateFolder.Path, options.Clock);
        var content = new ReportContent(history, now, options.Clock.LocalTimeZone);
        HashSet<string>? wanted = options.Runs is null ? null : new HashSet<string>(options.Runs, StringComparer.Ordinal);
        var recent = new List<RunLine>();
        var ofSeries = new Dictionary<object, int>();
        var chosen = new List<RunLine>();
        foreach (RunLine line in history.Read((_, lines) => content.Damaged += lines))
        {
            if (options.Owner is { } owner && new JobOwner(line.Host, line.Account) != owner) continue;
            if (wanted?.Remove(line.Id) == true) chosen.Add(line);
            int place = ofSeries[line.Series] = ofSeries.TryGetValue(line.Series, out int before) ? before + 1 : 1;
            // Failures of older runs are not shown.
            if (now - line.Started <= TimeSpan.FromDays(Days)) recent.Add(place <= 2 || now - line.Started <= Night + Night ? line
                : line with { Failures = [] });
            else if (wanted is null or { Count: 0 }) break;
        }
        if (wanted is { Count: > 0 }) throw Errors.Failures.RunNotFound(wanted.First()).ToException();
        content.Recent = recent;
        content.IsChosen = wanted is not null;
        content.Choose(chosen);
        return content;
    }

    /// <summary>The previous run of the same name, with its failures; null when there is none.</summary>
    internal RunLine? Before(RunLine run) => RunComparison.Before(Recent, run) is not { } before ? null
        : before.Failures.Count == 0 && before.FailureCount > 0 ? History.Find(before.Id) : before;

    /// <summary>A time in the zone of the report.</summary>
    internal DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    private void Choose(List<RunLine> chosen)
    {
        ILookup<object, RunLine> series = Recent.ToLookup(line => (object)line.Series);
        if (!IsChosen)
        {
            chosen.AddRange(Recent.Where(line => Now - line.Started <= Night));
            IsStale = chosen.Count == 0;
            if (IsStale) chosen.AddRange(series.Select(same => same.First()).Where(line => Now - line.Started <= Week + Week));
            Missed = [.. series.Where(IsOverdue).Select(same => same.First())];
        }
        Runs = [.. chosen.OrderByDescending(line => line.Started)];
        Latest = [.. Runs.GroupBy(line => line.Series).Select(same => same.First()).Where(line => !IsDone(line))];
        SameInput = [.. Latest.Select(line => Same(line, series[line.Series])).Where(same => same.Times >= SameInputs)];
    }

    /// <summary>Whether a plan needs no more attention because it was applied afterwards.</summary>
    private bool IsDone(RunLine line) => line.Outcome is RunOutcome.Held or RunOutcome.Planned && line.PlanId is { } plan
        && Recent.Any(other => other.PlanId == plan && other.Started >= line.Started && other.Outcome == RunOutcome.Applied);

    /// <summary>Whether a name ran on at least four days in the week before its last run, and that run is more than 30 hours old.</summary>
    private bool IsOverdue(IGrouping<object, RunLine> same)
    {
        DateTimeOffset last = same.First().Started;
        return same.First().Kind != RunKind.Plan && Now - last > Overdue && Now - last < Week + Week
            && same.Where(line => last - line.Started < Week).Select(line => Local(line.Started).Date).Distinct().Count() >= 4;
    }

    private static (RunLine Run, int Times, DateTimeOffset Since) Same(RunLine line, IEnumerable<RunLine> series)
    {
        // Runs that did not read the source have no input to compare.
        RunLine[] same = line.Input is null ? [] : [.. series.Where(other => other.Started <= line.Started && other.Input is not null)
            .TakeWhile(other => other.Input == line.Input)];
        return (line, same.Length, same.Length > 0 ? same[same.Length - 1].Started : line.Started);
    }
}
