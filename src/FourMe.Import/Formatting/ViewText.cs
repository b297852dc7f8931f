using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using FourMe.Import.Text;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Words and figures of the views, for the format files only. The same on every machine: no culture has a say.
/// </summary>
/// <remarks>
/// The format files name this class by a type literal. That works on PowerShell 7 too, where our assemblies are in a load
/// context of their own: Import-Module enters the assembly with the session, and there literals are looked up first.
/// Another copy of the module in the same session may be found instead, so only plain values are taken, never our types.
/// That also serves objects that came out of a job or from another machine, whose states and times are texts.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ViewText
{
    private const int MostGrouped = 999_999;
    private const int LongestCells = 400;

    private static readonly string[] Places = ["InputNumber", "Line"];

    /// <summary>A count: 12,000; from a million on without commas, so that it fits into seven places.</summary>
    public static string Count(object? count) =>
        Number(count) is not { } number ? string.Empty
            : number.ToString(Math.Abs(number) <= MostGrouped ? "N0" : "D", CultureInfo.InvariantCulture);

    /// <summary>A number of a row or line; nothing for 0, which stands for none.</summary>
    public static string Place(object? number) => Number(number) is 0 ? string.Empty : Count(number);

    /// <summary>A length of time: 0:07, 1:23, 12:03:59.</summary>
    public static string Duration(object? duration)
    {
        if (PSValue.Base(duration) is not TimeSpan time) return string.Empty;
        time = time.Duration();
        return time.TotalHours < 1
            ? string.Format(CultureInfo.InvariantCulture, "{0}:{1:00}", time.Minutes, time.Seconds)
            : string.Format(CultureInfo.InvariantCulture, "{0}:{1:00}:{2:00}", (long)time.TotalHours, time.Minutes, time.Seconds);
    }

    /// <summary>How long ago something was: just now, 42 sec ago, 5 min ago, 3 h ago, 12 days ago.</summary>
    public static string Age(object? moment, DateTimeOffset now) =>
        Moment(moment) is { } then ? Import.Text.Age.Short(then, now) : string.Empty;

    /// <summary>How far a job is: 12,000 / 50,000. Without rows, as in an export, the line alone.</summary>
    /// <param name="state">The state, as text or as it is.</param>
    /// <param name="line">The line that the service told last; 0 when it told none.</param>
    /// <param name="rows">Rows of the job; 0 when they are not known.</param>
    public static string Progress(object? state, object? line, object? rows)
    {
        long total = Number(rows) ?? 0, at = Number(line) ?? 0;
        if (total == 0) return at > 0 ? Count(at) : string.Empty;
        string done = ViewColour.MeaningOf(Text(state)) switch
        {
            StateMeaning.Good => Count(total),
            StateMeaning.Open => "?",
            _ => Count(Math.Min(at, total)),
        };
        return $"{done} / {Count(total)}";
    }

    /// <summary>A state, coloured by what it means where the host shows colours.</summary>
    /// <param name="state">The state, as text or as it is.</param>
    /// <param name="failed">How many rows did not go in.</param>
    /// <param name="host">Where it is shown.</param>
    public static string State(object? state, object? failed, PSHost? host)
    {
        string word = Text(state);
        StateMeaning meaning = ViewColour.MeaningOf(word);
        return ViewColour.Of(meaning == StateMeaning.Good && Number(failed) > 0 ? StateMeaning.Open : meaning).On(word, host);
    }

    /// <summary>A count of what went wrong, coloured when there is something.</summary>
    public static string Bad(object? count, PSHost? host) =>
        Number(count) > 0 ? ViewColour.Of(StateMeaning.Bad).On(Count(count), host) : Count(count);

    /// <summary>What is to be said, and below it what to do.</summary>
    public static string Advice(string? message, string? suggestion) =>
        string.IsNullOrEmpty(suggestion) ? message ?? string.Empty : $"{message}\n{suggestion}";

    /// <summary>The cells of a record that are not empty, in one line: Name=Ann; Primary Email=ann@example.com.</summary>
    /// <param name="record">The record.</param>
    /// <param name="shown">Properties that have a place of their own.</param>
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

    /// <summary>How values of a column are written: text, date time, enumeration (ci.status), reference list (people).</summary>
    /// <param name="kind">The kind of the column.</param>
    /// <param name="of">The list or the record type that values are of.</param>
    /// <param name="isList">Whether one cell takes several.</param>
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

    /// <summary>Words that apply, with commas between them; what is empty is left out.</summary>
    public static string Words(params object?[] words) => string.Join(", ", words.Select(Text).Where(word => word.Length > 0));

    /// <summary>The type of an exported record, from the names that it bears.</summary>
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
