using FourMe.Import.Text;

namespace FourMe.Import.Runs;

/// <summary>The sections about failures.</summary>
internal sealed class FailureSections(HtmlWriter html, ReportContent content, ReportTables tables) : ReportSection(html, content)
{
    /// <summary>New failures, and those that are gone, compared with the previous run.</summary>
    internal void New()
    {
        if (tables.Counts is { New: 0, Gone: 0, Still: 0 }) return;
        Html.Section("new", "New since the previous run");
        Html.Element("p", $"{Counted.Of(tables.Counts.New, "new failure")}, {Cell.Number(tables.Counts.Gone)} gone, "
            + $"{Cell.Number(tables.Counts.Still)} still there.");
        if (tables.New.Count > 0)
        {
            using var table = new HtmlTable(Html, "Failures that are new or gone", "@State", "Record", "Message", "Name")
            {
                All = tables.New.All,
            };
            foreach (string?[] row in tables.New.Shown)
            {
                string style = row[5] == nameof(RunDifferenceState.New) ? ReportTasks.Open : ReportTasks.Good;
                if (!table.Row(new Cell(row[5], style), Key(row[2]), row[4], row[0])) break;
            }
        }
        Html.EndSection();
    }

    /// <summary>The failures by message.</summary>
    internal void Failures()
    {
        if (tables.Failures.Count + tables.Unkept == 0) return;
        Html.Section("failures", "Failures by message");
        FailureGroups.Group[] groups = [.. tables.Groups.All];
        string caption = $"{Counted.Of(tables.Failures.Count + tables.Unkept, "failure")}, the most frequent message first";
        using (var table = new HtmlTable(Html, caption, "#Count", "#New", "Type", "Message", "First records", "Error"))
        {
            table.All = (groups.Length, null);
            foreach (FailureGroups.Group group in groups)
                if (!table.Row(group.Count, group.New, group.Type, group.Message, string.Join(", ", group.Keys), Key(group.Id))) break;
        }
        if (tables.Failures.All.File is { } file)
        {
            Html.Markup("<p class=\"rest\">").Text($"All {Cell.Number(tables.Failures.Count)} are in ").Link(file).Line(".</p>");
        }
        if (tables.Unkept > 0) Html.Element("p", $"Of {Counted.Of(tables.Unkept, "more failure")} only the number was kept.");
        Html.EndSection();
    }
}
