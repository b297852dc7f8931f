using FourMe.Import.State;

namespace FourMe.Import.Runs;

/// <summary>The sections about runs, changes and the slowest steps.</summary>
internal sealed class RunSections(HtmlWriter html, ReportContent content, ReportTables tables) : ReportSection(html, content)
{
    private const int MostSteps = 5;
    private const int MostColumns = 20;

    private static readonly (string Action, Func<RunLine, long> Count)[] Actions =
    [
        ("#New", run => run.Created), ("#Changed", run => run.Updated), ("#Adopted", run => run.Adopted),
        ("#Restored", run => run.Restored), ("#Retired", run => run.Retired),
    ];

    /// <summary>The runs.</summary>
    internal void Runs()
    {
        if (Content.Runs.Count == 0) return;
        Html.Section("runs", Content.IsChosen ? "The runs" : Content.IsStale ? "The last runs" : "The last 24 hours");
        using (var table = new HtmlTable(Html, "Runs, the newest first", "@Started", "Name", "Type", "@Outcome", "What happened",
            "#Came in", "#Took"))
        {
            table.All = (Content.Runs.Count, null);
            foreach (RunLine run in Content.Runs)
                if (!table.Row(Time(run.Started), run.Name, TypeOf(run), OutcomeOf(run), SummaryOf(run), run.Seen, Duration(run.Duration)))
                    break;
        }
        Html.EndSection();
    }

    /// <summary>Changes by type and action, and the columns changed most often.</summary>
    internal void Changes()
    {
        IGrouping<string, RunLine>[] types = [.. Content.Runs.Where(run => Changed(run) > 0).GroupBy(run => run.Type)];
        if (types.Length == 0) return;
        Html.Section("changes", "What has changed in the account");
        (string Action, Func<RunLine, long> Count)[] actions =
            [.. Actions.Where(action => types.Any(type => type.Any(run => action.Count(run) > 0)))];
        using (var table = new HtmlTable(Html, "Records by type and action", ["Type", .. actions.Select(action => action.Action)]))
        {
            foreach (IGrouping<string, RunLine> type in types)
                table.Row([type.Key, .. actions.Select(action => (Cell)type.Sum(action.Count))]);
        }
        if (tables.Columns.Count > 0)
        {
            using var table = new HtmlTable(Html, "Columns that were written most often", "Type", "Column", "#Records");
            foreach (KeyValuePair<(string Type, string Column), long> column in tables.Columns.OrderByDescending(column => column.Value)
                .Take(MostColumns)) table.Row(column.Key.Type, column.Key.Column, column.Value);
        }
        Html.EndSection();
    }

    /// <summary>The changed records.</summary>
    internal void Records(bool withValues)
    {
        if (tables.Changes.Count == 0 && tables.PlansGone == 0) return;
        Html.Section("records", "Changed records");
        if (tables.PlansGone > 0)
            Html.Element("p", $"Plans that can no longer be read: {tables.PlansGone}. They are kept for 30 days; all counts are complete.");
        if (tables.Changes.Count > 0)
        {
            string[] columns = withValues ? ["@Action", "Key", "Record", "Column", "Before", "After", "Type"]
                : ["@Action", "Key", "Record", "Columns", "Type"];
            using var table = new HtmlTable(Html, "Retired records first, changed ones last", columns) { All = tables.Changes.All };
            foreach (string?[] row in tables.Changes.Shown)
                if (!table.Row(Record(row, withValues))) break;
        }
        Html.EndSection();
    }

    /// <summary>The slowest steps.</summary>
    internal void Steps()
    {
        (RunLine Run, RunStep Step)[] steps = [.. Content.Runs.SelectMany(run => run.Steps.Select(step => (Run: run, Step: step)))
            .Where(step => step.Step.Duration.TotalSeconds >= 1).OrderByDescending(step => step.Step.Duration).Take(MostSteps)];
        if (steps.Length == 0) return;
        Html.Section("steps", "What took longest");
        using (var table = new HtmlTable(Html, "The slowest steps", "Step", "#Took", "Name", "Type"))
            foreach ((RunLine run, RunStep step) in steps) table.Row(step.Name, Duration(step.Duration), run.Name, run.Type);
        Html.EndSection();
    }

    private static Cell[] Record(string?[] row, bool withValues)
    {
        Cell action = new(row[2], row[2] == "Retired" ? ReportTasks.Open : ReportTasks.Info);
        return withValues ? [action, Key(row[3]), row[4], row[5], row[6], row[7], row[1]] : [action, Key(row[3]), row[4], row[5], row[1]];
    }

    /// <summary>The summary of a run without its type, which has a column of its own.</summary>
    private static string SummaryOf(RunLine run)
    {
        string summary = RecordedRun.Of(run).Summary, type = run.Type + ": ";
        return summary.StartsWith(type, StringComparison.Ordinal) ? summary.Substring(type.Length) : summary;
    }

    private static long Changed(RunLine run) => run.Kind is RunKind.Export or RunKind.Plan ? 0
        : run.Created + run.Updated + run.Adopted + run.Restored + run.Retired;

    private static string TypeOf(RunLine run) =>
        run.Kind is RunKind.Sync or RunKind.Apply ? run.Type : $"{run.Type.Replace(",", ", ")} ({run.Kind.ToString().ToLowerInvariant()})";

    private static Cell OutcomeOf(RunLine run) => new(run.Outcome switch
    {
        RunOutcome.NothingToDo => "Nothing to do", RunOutcome.NoBaseline => "No baseline", _ => run.Outcome.ToString(),
    }, ReportTasks.StyleOf(run));
}
