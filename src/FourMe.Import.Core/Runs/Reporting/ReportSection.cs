using System.Globalization;

namespace FourMe.Import.Runs;

/// <summary>Shared members of the page's sections. Sections without content are not written.</summary>
/// <param name="html">The page.</param>
/// <param name="content">The data of the report.</param>
internal abstract class ReportSection(HtmlWriter html, ReportContent content)
{
    private protected HtmlWriter Html => html;

    private protected ReportContent Content => content;

    private protected string Time(DateTimeOffset moment) => content.Local(moment).ToString("d MMM, HH:mm", CultureInfo.InvariantCulture);

    private protected static Cell Key(string? key) => new(key, IsCode: true);

    private protected static string Duration(TimeSpan time) => time.TotalHours >= 1
        ? string.Format(CultureInfo.InvariantCulture, "{0}:{1:00}:{2:00}", (long)time.TotalHours, time.Minutes, time.Seconds)
        : string.Format(CultureInfo.InvariantCulture, "{0}:{1:00}", time.Minutes, time.Seconds);
}
