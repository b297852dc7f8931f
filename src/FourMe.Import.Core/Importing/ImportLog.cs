using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FourMe.Import.Importing;

/// <summary>A line of a job's log that speaks of something wrong.</summary>
/// <param name="Number">The line or row number in it.</param>
/// <param name="Text">What it says of that row: without date, level and number, which are those of a file that nobody sees.</param>
/// <param name="Rest">The line without that number and without dates and times, to look for keys in.</param>
/// <param name="CountsLines">
/// The word before the number is 'line'; otherwise 'row' or 'record', where the header may not be counted.
/// </param>
internal readonly record struct ImportLogLine(long Number, string Text, string Rest, bool CountsLines);

/// <summary>
/// Reads the log of an import. The service does not document its format, so this is the one place that knows what is
/// assumed: text in UTF-8 or UTF-16, one message a line, a number after 'line', 'row' or 'record'.
/// </summary>
internal static class ImportLog
{
    /// <summary>What is matched once is not matched again in another way: a line of blanks must not cost its length cubed.</summary>
    private static readonly Regex Numbered = new(
        @"\b(?<word>lines?|rows?|records?)\b(?>\s*)(?>(?:(?:number|nr|no)\b\.?)?)(?>\s*)[:#=]?(?>\s*)(?<number>[0-9]{1,18})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>A date with or without a time, as logs begin their lines: none of its numbers is a key.</summary>
    private static readonly Regex Moment = new(
        @"\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?>(?:[.,]\d+)?))?(?:Z|[+-]\d\d:?\d\d)?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>What stands before the number, where the line begins with it: date, time, level.</summary>
    private static readonly Regex Opening = new(
        @"^(?>\s*)(?>(?:\[?\w+\]?)?)(?>\s*)[:-]?(?>\s*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>What stands between the number and the words: a key in brackets, 'failed', a colon.</summary>
    private static readonly Regex Joint = new(
        @"^(?>\s*)(?>(?:\([^)]*\))?)(?>\s*)(?>(?:failed\b)?)(?>\s*)[:-](?>\s*)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The log as text, whatever encoding its byte order mark names; UTF-8 without one.</summary>
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

    /// <summary>The lines that have a number of a row.</summary>
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
