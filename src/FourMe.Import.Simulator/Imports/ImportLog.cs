using System.Globalization;
using System.Text;
using FourMe.Import.Simulator.Storage;

namespace FourMe.Import.Simulator.Imports;

/// <summary>
/// Writes the log of an import. The real format is not documented, so there are several wordings. A client that reads all of them probably
/// reads the real one.
/// </summary>
internal sealed class ImportLog(SimulatorOptions options)
{
    public string Write(ImportJob job)
    {
        StringBuilder text = new();
        Append(text, "INFORMATION", $"Import of {job.Type} into account {job.Account}");
        foreach (ImportIssue issue in job.Issues)
            AppendIssue(text, issue);
        if (job.Message is { } message)
            Append(text, "FATAL", message);
        ImportResults results = job.Results;
        Append(text, "INFORMATION", string.Create(
            CultureInfo.InvariantCulture,
            $"{results.Created} created, {results.Updated} updated, {results.Deleted} deleted, {results.Unchanged} unchanged, " +
                $"{results.Failures} failures, {results.Errors} errors"));
        return text.ToString();
    }

    public Spool Encode(string text)
    {
        Encoding encoding = options.LogEncoding == LogEncoding.Utf16WithBom ? Encoding.Unicode : Encoding.UTF8;
        Spool spool = new();
        if (options.LogEncoding != LogEncoding.Utf8)
            spool.Write(encoding.GetPreamble());
        spool.Write(encoding.GetBytes(text));
        spool.Complete();
        return spool;
    }

    private void AppendIssue(StringBuilder text, ImportIssue issue)
    {
        int line = options.LineCounting == LineCounting.Physical ? issue.Line : issue.Record;
        string message = options.LogStyle switch
        {
            LogStyle.Plain => $"line {line}: {issue.Message}",
            LogStyle.Timestamped => $"Line {line}: {issue.Message}",
            LogStyle.RowWithKeys when issue.Key.Length > 0 => $"Row {issue.Record - 1} ({issue.Key}) failed: {issue.Message}",
            LogStyle.RowWithKeys => $"Row {issue.Record - 1} failed: {issue.Message}",
            _ => issue.Key.Length > 0 ? $"{issue.Key[(issue.Key.IndexOf(": ", StringComparison.Ordinal) + 2)..]}: {issue.Message}"
                : issue.Message,
        };
        Append(text, "ERROR", message);
    }

    private void Append(StringBuilder text, string level, string message)
    {
        if (options.LogStyle == LogStyle.Timestamped)
            text.Append(CultureInfo.InvariantCulture, $"{options.TimeProvider.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ} [{level}] ");
        text.Append(message.ReplaceLineEndings(" ")).Append('\n');
    }
}
