using System.Text;

namespace FourMe.Import.Core.Tests.Csv;

/// <summary>
/// A strict RFC 4180 reader: UTF-8 without a byte order mark, CRLF after every record, quotes only around whole cells. Shares no code with
/// the writer.
/// </summary>
internal static class StrictCsv
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static List<string[]> Read(byte[] bytes)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..]) throw new FormatException("The file begins with a byte order mark.");
        string text = Utf8.GetString(bytes);
        var records = new List<string[]>();
        var record = new List<string>();
        for (int at = 0; at < text.Length;)
        {
            record.Add(text[at] == '"' ? Quoted(text, ref at) : Bare(text, ref at));
            if (at < text.Length && text[at] == ',')
            {
                at++;
                // A separator at the very end is followed by an empty cell and no end of the record.
                if (at == text.Length) throw new FormatException("The last record does not end.");
                continue;
            }
            if (at + 1 >= text.Length || text[at] != '\r' || text[at + 1] != '\n') throw new FormatException($"No CRLF at {at}.");
            at += 2;
            if (records.Count > 0 && records[0].Length != record.Count) throw new FormatException($"Record {records.Count} has {record.Count} cells.");
            records.Add([.. record]);
            record.Clear();
        }
        return records;
    }

    private static string Bare(string text, ref int at)
    {
        int begin = at;
        while (at < text.Length && text[at] is not (',' or '\r' or '\n' or '"')) at++;
        if (at < text.Length && text[at] == '"') throw new FormatException($"A quote in a bare cell at {at}.");
        return text[begin..at];
    }

    private static string Quoted(string text, ref int at)
    {
        var cell = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"') cell.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"') cell.Append(text[at++]);
            else
            {
                at++;
                return cell.ToString();
            }
        }
        throw new FormatException("A quoted cell is not closed.");
    }
}
