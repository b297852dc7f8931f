using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FourMe.Import.Importing;

/// <summary>A line of a job's log that reports a problem.</summary>
/// <param name="Number">The line or row number in it.</param>
/// <param name="Text">Its message about the row, without date, level and number, which refer to a file that the user never sees.</param>
/// <param name="Rest">The line without that number, dates and times, for searching keys.</param>
/// <param name="CountsLines">
/// The word before the number is 'line'; otherwise 'row' or 'record', where the header may not be counted.
/// </param>
internal readonly record struct ImportLogLine(long Number, string Text, string Rest, bool CountsLines);

/// <summary>
/// Reads the log of an import. The service does not document its format; this is the only place with the assumptions: text
/// in UTF-8 or UTF-16, one message per line, a number after 'line', 'row' or 'record'.
/// </summary>
internal static class ImportLog
{
    /// <summary>Atomic groups: without them a line of blanks would take cubic time.</summary>
    private static readonly Regex Numbered = new(
        @"\b(?<word>lines?|rows?|records?)\b(?>\s*)(?>(?:(?:number|nr|no)\b\.?)?)(?>\s*)[:#=]?(?>\s*)(?<number>[0-9]{1,18})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>A date with or without a time, as at the start of log lines: its numbers are not keys.</summary>
    private static readonly Regex Moment = new(
        @"\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?>(?:[.,]\d+)?))?(?:Z|[+-]\d\d:?\d\d)?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The text before the number at the start of a line: date, time, level.</summary>
    private static readonly Regex Opening = new(
        @"^(?>\s*)(?>(?:\[?\w+\]?)?)(?>\s*)[:-]?(?>\s*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The text between the number and the message: a key in brackets, 'failed', a colon.</summary>
    private static readonly Regex Joint = new(
        @"^(?>\s*)(?>(?:\([^)]*\))?)(?>\s*)(?>(?:failed\b)?)(?>\s*)[:-](?>\s*)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The log as text, in the encoding of its byte order mark; UTF-8 without one.</summary>
    internal static string Decode(byte[] content)
    {
        using var reader = new StreamReader(new MemoryStream(content), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    private static string Said(string line, Match number)
    {
        string before = Moment.Replace(line.Substring(0, number.Index), string.Empty), after = line.Substring(number.Index + number.Length);
        Match joint = Joint.Match(after);
        string said = joint.Success && Opening.IsMatch(before) ? after.Substring(joint.Length).Trim() : string.Empty;
        return said.Length > 0 ? said : line.Trim();
    }

    /// <summary>The lines with a row number.</summary>
    internal static IEnumerable<ImportLogLine> Lines(string log)
    {
        using var reader = new StringReader(log);
        while (reader.ReadLine() is { } line)
        {
            Match match = Numbered.Match(line);
            if (match.Success)
                yield return new ImportLogLine(
                    long.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture), Said(line, match),
                    Moment.Replace(line.Remove(match.Index, match.Length), string.Empty),
                    match.Groups["word"].Value.StartsWith("line", StringComparison.OrdinalIgnoreCase));
        }
    }
}
