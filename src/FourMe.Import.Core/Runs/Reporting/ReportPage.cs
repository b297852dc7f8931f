using System.Globalization;
using FourMe.Import.State;
using FourMe.Import.Text;

namespace FourMe.Import.Runs;

/// <summary>
/// The page of a report, for a reader with two minutes: first whether all is well, then what to do, then the details in the order of likely
/// questions.
/// </summary>
internal sealed class ReportPage(HtmlWriter html, ReportContent content, ReportTables tables, ReportOptions options)
{
    private const int MostTasks = 30;

    private readonly IReadOnlyList<ReportTask> _tasks = ReportTasks.Of(content, options);

    internal void Write()
    {
        var runs = new RunSections(html, content, tables);
        var failures = new FailureSections(html, content, tables);
        var plans = new PlanSections(html, content);
        Head();
        Top();
        html.Line("<main id=\"main\">");
        Tiles();
        Tasks();
        runs.Runs();
        runs.Changes();
        failures.New();
        plans.Held();
        failures.Failures();
        runs.Records(options.IncludeValues);
        plans.Notes();
        plans.Approvals();
        plans.Limits();
        runs.Steps();
        new ReportChart(html, content).Write();
        html.Line("</main>");
        Foot();
        html.Line("</body></html>");
    }

    private int ToDo => _tasks.Count(task => task.IsToDo);

    private string Style => _tasks.Count > 0 && _tasks[0].Style is { } gravest && gravest != ReportTasks.Info ? gravest
        : content.IsStale ? ReportTasks.Bad : ReportTasks.Good;

    private string Title => content.IsStale ? content.Runs.Count == 0 ? "Nothing has run yet" : "Nothing ran in the last 24 hours"
        : ToDo == 0 ? "All is well" : Counted.Of(ToDo, "thing") + " to do";

    private void Head()
    {
        html.Line("<!DOCTYPE html>").Line("<html lang=\"en\"><head><meta charset=\"utf-8\">");
        html.Line($"<meta http-equiv=\"Content-Security-Policy\" content=\"{ReportStyle.Policy}\">");
        html.Line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.Line("<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\">");
        html.Line("<meta name=\"robots\" content=\"noindex\">");
        html.Markup("<title>").Text($"{Title} - {Time(content.Now)}").Line("</title>");
        html.Markup("<style>").Markup(ReportStyle.Sheet).Line("</style></head><body>");
        html.Line("<a class=\"skip\" href=\"#main\">Skip to content</a>");
    }

    private void Top()
    {
        html.Markup($"<header class=\"{Style}\"><p class=\"about\">");
        string[] accounts = [.. content.Runs.Select(run => new JobOwner(run.Host, run.Account).ToString()).Distinct()];
        html.Text(accounts.Length == 0 ? "FourMe.Import" : string.Join(", ", accounts.Take(3))).Line("</p>");
        string sign = Style switch { ReportTasks.Good => "&#10003;", ReportTasks.Bad => "&#10005;", _ => "!" };
        html.Markup($"<h1><span class=\"sign\" aria-hidden=\"true\">{sign}</span> ").Text(Title).Line("</h1>");
        html.Markup("<p>").Text(What()).Line("</p></header>");
    }

    private string What()
    {
        if (content.Runs.Count == 0) return $"The history has no run of the last two weeks. Created {Time(content.Now)}.";
        DateTimeOffset from = content.Local(content.Runs[content.Runs.Count - 1].Started), to = content.Local(content.Runs[0].Started);
        string runs = (content.IsStale ? "The last of each name: " : string.Empty) + Counted.Of(content.Runs.Count, "run");
        string when = content.Runs.Count == 1 ? Time(from)
            : $"{Time(from)} to {(from.Date == to.Date ? to.ToString("HH:mm", CultureInfo.InvariantCulture) : Time(to))}";
        string zone = content.Local(content.Now).ToString("'UTC'zzz", CultureInfo.InvariantCulture);
        return $"{runs}, {when}. Created {Time(content.Now)} ({zone}).";
    }

    private void Tiles()
    {
        long Sum(Func<RunLine, long> count) => content.Runs.Sum(count);
        html.Line("<ul class=\"tiles\">");
        Tile(Sum(run => run.Created), "new");
        Tile(Sum(run => run.Updated), "changed");
        Tile(Sum(run => run.Adopted + run.Restored), "adopted or restored");
        Tile(Sum(run => run.Retired), "retired or deleted");
        Tile(Sum(run => run.Failed + run.Refused), "not imported");
        Tile(tables.Counts.New, tables.Counts.New == 1 ? "new failure" : "new failures");
        html.Line("</ul>");
    }

    private void Tile(long count, string words) =>
        html.Markup(count == 0 ? "<li class=\"zero\"><b>" : "<li><b>").Text(Cell.Number(count)).Markup("</b> ").Text(words).Line("</li>");

    private void Tasks()
    {
        html.Section("tasks", ToDo == 0 ? "Nothing for you to do" : "What you have to do");
        if (ToDo == 0)
            html.Element("p", content.IsStale ? "Check whether the scheduled tasks are enabled."
                : "No run failed, and none waits for you.");
        if (_tasks.Count > 0)
        {
            html.Line("<ol class=\"tasks\">");
            foreach (ReportTask task in _tasks.Take(MostTasks)) Task(task);
            html.Line("</ol>");
            if (_tasks.Count > MostTasks) html.Element("p", $"and {_tasks.Count - MostTasks} more, which the table of runs shows.");
        }
        html.EndSection();
    }

    private void Task(ReportTask task)
    {
        html.Markup($"<li class=\"{task.Style}\">").Element("h3", task.Title);
        foreach (string reason in task.Reasons) html.Element("p", reason);
        foreach (string command in task.Commands)
            html.Markup("<pre><code>").Text(command, 1000).Line("</code></pre>");
        html.Line("</li>");
    }

    private void Foot()
    {
        html.Markup("<footer>");
        if (content.Damaged > 0)
            html.Element("p", $"{Counted.Of(content.Damaged, "line")} of the history cannot be read, so runs may be missing on this page.");
        html.Element("p", options.IncludeValues ? "This page contains values of records, which are personal data."
            : "This page contains keys of records and messages, but no other values.");
        html.Line("</footer>");
    }

    private string Time(DateTimeOffset moment) => content.Local(moment).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);
}
