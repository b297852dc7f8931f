using FourMe.Import.Files;
using FourMe.Import.Runs;

namespace FourMe.Import;

/// <summary>Writes an HTML report about runs, for programs. The cmdlet uses the same code.</summary>
/// <example><code>
/// RunReport.Write("/var/reports/fourme.html", new ReportOptions { Force = true });
/// </code></example>
public static class RunReport
{
    /// <summary>
    /// Writes one static HTML file: what ran, what to do, what has changed, what is new. The page loads nothing from any server. Sections
    /// with more than 500 rows get a CSV file with all rows beside the page.
    /// </summary>
    /// <param name="path">The full path of the page.</param>
    /// <param name="options">Options of the report; null for the runs of the last 24 hours.</param>
    /// <param name="cancellationToken">Cancels the work. Nothing is written then.</param>
    /// <returns>The paths of the files, the page first.</returns>
    /// <exception cref="FourMeException">
    /// <c>RunNotFound</c>, <c>FileExists</c>, <c>FileReadFailed</c> or <c>FileWriteFailed</c>.
    /// </exception>
    public static IReadOnlyList<string> Write(string path, ReportOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new ReportOptions();
        ReportContent content = ReportContent.Read(options);
        using var files = new ReportFiles(path, options.Force);
        FileFault.GuardWrite(path, () =>
        {
            ReportTables tables = ReportTables.Gather(content, files, options, cancellationToken);
            files.Publish(text => new ReportPage(new HtmlWriter(text), content, tables, options).Write(), cancellationToken);
        });
        return files.Written;
    }
}
