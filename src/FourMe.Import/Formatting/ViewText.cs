using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using FourMe.Import.Text;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Texts and numbers of the views, for the format files only. Independent of culture.
/// </summary>
/// <remarks>
/// The format files name this class by a type literal. That also works on PowerShell 7, where our assemblies are in a separate
/// load context: Import-Module registers the assembly with the session, where literals are resolved first. Another copy of
/// the module in the same session may be found instead, so all parameters are plain values, never our types. That also
/// serves deserialized objects, whose states and times are text.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ViewText
{
    private const int MostGrouped = 999_999;
    private const int LongestCells = 400;

    private static readonly string[] Places = ["InputNumber", "Line"];

    /// <summary>A count: 12,000; from a million on without commas, so that it fits into seven characters.</summary>
    public static string Count(object? count) =>
        Number(count) is not { } number ? string.Empty
            : number.ToString(Math.Abs(number) <= MostGrouped ? "N0" : "D", CultureInfo.InvariantCulture);

    /// <summary>The number of a row or line; empty for 0, which means none.</summary>
    public static string Place(object? number) => Number(number) is 0 ? string.Empty : Count(number);

    /// <summary>A length of bytes: 512 bytes, 12 KB, 3.4 MB.</summary>
    public static string Size(object? bytes) => Number(bytes) is { } number ? Hosting.VerboseText.Size(number) : string.Empty;

    /// <summary>An account with its host, or the host alone where the account is the API user's own.</summary>
    public static string Account(object? account, object? host) =>
        Text(account) is { Length: > 0 } name ? $"{name} at {Text(host)}" : Text(host);

    /// <summary>A duration: 0:07, 1:23, 12:03:59.</summary>
    public static string Duration(object? duration)
    {
        if (PSValue.Base(duration) is not TimeSpan time) return string.Empty;
        time = time.Duration();
        return time.TotalHours < 1
            ? string.Format(CultureInfo.InvariantCulture, "{0}:{1:00}", time.Minutes, time.Seconds)
            : string.Format(CultureInfo.InvariantCulture, "{0}:{1:00}:{2:00}", (long)time.TotalHours, time.Minutes, time.Seconds);
    }

    /// <summary>The age of something: just now, 42 sec ago, 5 min ago, 3 h ago, 12 days ago.</summary>
    public static string Age(object? moment, DateTimeOffset now) =>
        Moment(moment) is { } then ? Import.Text.Age.Short(then, now) : string.Empty;

    /// <summary>The progress of a job: 12,000 / 50,000. Without rows, as in an export, the line until the end.</summary>
    /// <param name="state">The state, as text or as an object.</param>
    /// <param name="line">The last line reported by the service; 0 when there was none.</param>
    /// <param name="rows">Rows of the job; 0 when they are not known.</param>
    public static string Progress(object? state, object? line, object? rows)
    {
        long total = Number(rows) ?? 0, at = Number(line) ?? 0;
        if (total == 0) return at > 0 && ViewColour.MeaningOf(Text(state)) == StateMeaning.UnderWay ? Count(at) : string.Empty;
        string done = ViewColour.MeaningOf(Text(state)) switch
        {
            StateMeaning.Good => Count(total),
            StateMeaning.Open => "?",
            _ => Count(Math.Min(at, total)),
        };
        return $"{done} / {Count(total)}";
    }

    /// <summary>A state, coloured by its meaning if the host supports colours.</summary>
    /// <param name="state">The state, as text or as an object.</param>
    /// <param name="failed">Number of failed rows.</param>
    /// <param name="host">The host that shows it.</param>
    public static string State(object? state, object? failed, PSHost? host)
    {
        string word = Text(state);
        StateMeaning meaning = ViewColour.MeaningOf(word);
        return ViewColour.Of(meaning == StateMeaning.Good && Number(failed) > 0 ? StateMeaning.Open : meaning).On(word, host);
    }

    /// <summary>A count of failures, coloured unless it is 0.</summary>
    public static string Bad(object? count, PSHost? host) =>
        Number(count) > 0 ? ViewColour.Of(StateMeaning.Bad).On(Count(count), host) : Count(count);

    /// <summary>A message with its advice below.</summary>
    public static string Advice(string? message, string? suggestion) =>
        string.IsNullOrEmpty(suggestion) ? message ?? string.Empty : $"{message}\n{suggestion}";

    /// <summary>The cells of a record that are not empty, in one line: Name=Ann; Primary Email=ann@example.com.</summary>
    /// <param name="record">The record.</param>
    /// <param name="shown">Properties shown elsewhere.</param>
    public static string Cells(PSObject? record, params string[] shown)
    {
        if (record is null) return string.Empty;
        string text = string.Join("; ",
            from property in record.Properties
            where !Places.Contains(property.Name) && !shown.Contains(property.Name)
            let value = Text(property.Value)
            where value.Length > 0
            select $"{property.Name}={value.Replace("\r", string.Empty).Replace('\n', ' ')}");
        return text.Length <= LongestCells ? text : text.Substring(0, LongestCells);
    }

    /// <summary>The kind of a column: text, date time, enumeration (ci.status), reference list (people).</summary>
    /// <param name="kind">The kind of the column.</param>
    /// <param name="of">The enumeration or the record type of its values.</param>
    /// <param name="isList">Whether one cell can have several.</param>
    public static string Kind(object? kind, object? of, bool isList)
    {
        string name = Text(of), word = Text(kind);
        word = string.Concat(word.Select((letter, i) =>
            i > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
        if (isList && !word.EndsWith("list", StringComparison.Ordinal)) word = "list of " + word;
        return name.Length > 0 ? $"{word} ({name})" : word;
    }

    /// <summary>The limit of a column: 128 chars, 64 KB.</summary>
    public static string Limit(object? characters, object? bytes)
    {
        if (Number(characters) is { } length) return $"{Count(length)} chars";
        return Number(bytes) is not { } size ? string.Empty : size % 1024 == 0 ? $"{Count(size / 1024)} KB" : $"{Count(size)} bytes";
    }

    /// <summary>The words that apply, separated by commas, without empty ones.</summary>
    public static string Words(params object?[] words) => string.Join(", ", words.Select(Text).Where(word => word.Length > 0));

    /// <summary>The type of an exported record, from its type names.</summary>
    public static string RecordType(PSObject? record)
    {
        foreach (string name in record?.TypeNames ?? [])
        {
            int at = name.IndexOf(RecordEmitter.TypePrefix, StringComparison.Ordinal);
            if (at >= 0) return name.Substring(at + RecordEmitter.TypePrefix.Length);
        }
        return string.Empty;
    }


    private static string Text(object? value) => Convert.ToString(PSValue.Base(value), CultureInfo.InvariantCulture) ?? string.Empty;

    private static long? Number(object? value) =>
        long.TryParse(Text(value), NumberStyles.Integer, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static DateTimeOffset? Moment(object? value) => PSValue.Base(value) switch
    {
        DateTimeOffset moment => moment,
        DateTime moment => moment,
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal,
            out DateTimeOffset moment) => moment,
        _ => null,
    };
}
