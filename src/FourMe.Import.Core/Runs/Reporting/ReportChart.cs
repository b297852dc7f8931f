using System.Globalization;
using FourMe.Import.State;

namespace FourMe.Import.Runs;

/// <summary>The last 90 days as charts, with their numbers in a table.</summary>
internal sealed class ReportChart(HtmlWriter html, ReportContent content)
{
    private const int Step = 10, Bar = 8, High = 100;

    private sealed class Day(DateTime date)
    {
        internal DateTime Date => date;
        internal long Runs, Changed, Retired, Failed, Held, Broken;
    }

    internal void Write()
    {
        Day[] days = [.. Days()];
        html.Section("days", "The last 90 days");
        Strip(days);
        Bars(days, "changed", "Changed records per day", day => day.Changed, day => day.Retired, "retired or deleted");
        Bars(days, "failed", "Records not imported, per day", day => day.Failed, _ => 0, null);
        Table(days);
        html.EndSection();
    }

    private Day[] Days()
    {
        DateTime today = content.Local(content.Now).Date;
        Day[] days = [.. Enumerable.Range(0, ReportContent.Days).Select(i => new Day(today.AddDays(i - ReportContent.Days + 1)))];
        foreach (RunLine run in content.Recent)
        {
            int place = (content.Local(run.Started).Date - days[0].Date).Days;
            if (place < 0 || place >= days.Length) continue;
            Day day = days[place];
            day.Runs++;
            day.Changed += run.Created + run.Updated + run.Adopted + run.Restored;
            day.Retired += run.Retired;
            day.Failed += run.Failed + run.Refused;
            if (run.Outcome == RunOutcome.Held) day.Held++;
            if (ReportTasks.StyleOf(run) == ReportTasks.Bad) day.Broken++;
        }
        return days;
    }

    /// <summary>One square per day: success, attention needed, failure, or no run.</summary>
    private void Strip(Day[] days)
    {
        Begin("strip", $"Runs: {days.Count(day => day.Runs > 0)} of {days.Length} days with runs, {days.Count(day => day.Broken > 0)} with "
            + $"a run that failed, {days.Count(day => day.Held > 0)} with one that was held", 20, null);
        foreach ((Day day, int i) in days.Select((day, i) => (day, i)))
        {
            string style = day.Runs == 0 ? "none" : day.Broken > 0 ? "bad" : day.Held + day.Failed > 0 ? "open" : "good";
            Rectangle(i, 0, 20, style, $"{Named(day)}: {(day.Runs == 0 ? "no run" : Words(day))}");
        }
        End(days);
    }

    private void Bars(Day[] days, string id, string name, Func<Day, long> first, Func<Day, long> second, string? secondName)
    {
        long most = days.Max(day => first(day) + second(day));
        if (most == 0) return;
        Day top = days.First(day => first(day) + second(day) == most);
        Begin(id, $"{name} (highest: {Cell.Number(most)} on {Named(top)})", High, secondName);
        for (int i = 0; i < days.Length; i++)
        {
            double one = Height(first(days[i]), most), two = Height(second(days[i]), most);
            if (one > 0) Rectangle(i, High - one, one, id == "failed" ? "bad" : "info", $"{Named(days[i])}: {Words(days[i])}");
            if (two > 0) Rectangle(i, High - one - two, two, "open", $"{Named(days[i])}: {Words(days[i])}");
        }
        End(days);
    }

    private void Begin(string id, string caption, int height, string? second)
    {
        html.Markup($"<figure><figcaption id=\"chart-{id}\">").Text(caption);
        if (second is not null) html.Markup(" <span class=\"key open\">").Text(second).Markup("</span>");
        html.Line("</figcaption>");
        html.Line(string.Format(CultureInfo.InvariantCulture,
            "<svg role=\"img\" aria-labelledby=\"chart-{0}\" viewBox=\"0 0 {1} {2}\" preserveAspectRatio=\"none\" class=\"{3}\">",
            id, ReportContent.Days * Step, height, height < High ? "strip" : "bars"));
    }

    private void End(Day[] days) => html.Line("</svg>").Markup("<p class=\"axis\"><span>").Text(Named(days[0])).Markup("</span><span>")
        .Text(Named(days[days.Length - 1])).Line("</span></p></figure>");

    private void Rectangle(int place, double top, double height, string style, string title) => html.Markup(string.Format(
        CultureInfo.InvariantCulture, "<rect x=\"{0}\" y=\"{1:0.#}\" width=\"{2}\" height=\"{3:0.#}\" class=\"{4}\"><title>",
        (place * Step) + 1, top, Bar, height, style)).Text(title).Line("</title></rect>");

    private void Table(Day[] days)
    {
        html.Line("<details><summary>The numbers as a table</summary>");
        using (var table = new HtmlTable(html, "Runs and records by day", "Day", "#Runs", "#Changed", "#Retired", "#Not imported", "#Held",
            "#Failed runs"))
        {
            foreach (Day day in days.Where(day => day.Runs > 0).OrderByDescending(day => day.Date))
                table.Row(day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day.Runs, day.Changed, day.Retired, day.Failed,
                    day.Held, day.Broken);
        }
        html.Line("</details>");
    }

    /// <summary>Small counts keep a visible height of 2.</summary>
    private static double Height(long count, long most) => count == 0 ? 0 : Math.Max(2, count * (double)High / most);

    private static string Named(Day day) => day.Date.ToString("d MMM", CultureInfo.InvariantCulture);

    private static string Words(Day day) => string.Join(", ", new (long Count, string Word)[]
    {
        (day.Runs, day.Runs == 1 ? "run" : "runs"), (day.Changed, "changed"), (day.Retired, "retired or deleted"),
        (day.Failed, "not imported"), (day.Held, "held"), (day.Broken, day.Broken == 1 ? "failed run" : "failed runs"),
    }.Where(part => part.Count > 0).Select(part => $"{Cell.Number(part.Count)} {part.Word}"));
}
