using FourMe.Import.State;

namespace FourMe.Import.Runs;

/// <summary>The sections about held plans, notes, agreements and limits.</summary>
internal sealed class PlanSections(HtmlWriter html, ReportContent content) : ReportSection(html, content)
{
    /// <summary>Why plans are held.</summary>
    internal void Held() => Write("held", "Held plans", "Why each plan is held",
        ["Name", "Limit", "Why", "#Count", "#Allowed", "#Of", "Plan"],
        from run in Content.Latest
        where run.Outcome == RunOutcome.Held
        from limit in run.Held
        select new Cell[]
        {
            run.Name, limit.Limit, ReportTasks.WordsOf(limit), limit.Count, Cell.Number(limit.Maximum), limit.Of, Key(run.PlanId),
        });

    /// <summary>The notes of the plans.</summary>
    internal void Notes() => Write("notes", "Listed and not sent", "What the plans found but do not change",
        ["Name", "What", "#Count", "First records"],
        from run in Content.Latest
        from note in run.Notes
        let more = note.Count > note.Keys.Count && note.Keys.Count > 0 ? ", ..." : string.Empty
        select new Cell[] { run.Name, note.Id, note.Count, string.Join(", ", note.Keys) + more });

    /// <summary>Who agreed to exceeding a limit.</summary>
    internal void Approvals() => Write("approvals", "Approved by a person", "Limits that were exceeded with an approval",
        ["Name", "By", "@When", "Limits", "Reason", "Plan"],
        from run in Content.Runs
        from agreed in run.Approvals
        select new Cell[] { run.Name, agreed.By, Time(agreed.At), string.Join(", ", agreed.Limits), agreed.Reason, Key(agreed.PlanId) });

    /// <summary>Limits that differ from the defaults.</summary>
    internal void Limits() => Write("limits", "Limits that are not the default", "Limits that were given",
        ["Name", "Limit", "Given", "Default"],
        from run in Content.Latest
        from limit in run.Limits
        select new Cell[] { run.Name, limit.Name, limit.Value, limit.Default });

    private void Write(string id, string heading, string caption, string[] columns, IEnumerable<Cell[]> rows)
    {
        Cell[][] all = [.. rows];
        if (all.Length == 0) return;
        Html.Section(id, heading);
        using (var table = new HtmlTable(Html, caption, columns) { All = (all.Length, null) })
            foreach (Cell[] row in all)
                if (!table.Row(row)) break;
        Html.EndSection();
    }
}
