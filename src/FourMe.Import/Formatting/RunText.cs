using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using FourMe.Import.Planning;
using FourMe.Import.Text;
using static FourMe.Import.PowerShell.ViewParts;

namespace FourMe.Import.PowerShell;

/// <summary>Texts for the views of runs. For the format files only, as <see cref="ViewText"/> explains.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RunText
{
    private const int LongestMessage = 160;
    private const int MostShown = 3;

    /// <summary>The start of a run in local time: 2026-11-29 02:00.</summary>
    public static string Started(object? moment) => PSValue.Base(moment) switch
    {
        DateTimeOffset at => at.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        DateTime at => at.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        _ => string.Empty,
    };

    /// <summary>
    /// The outcome of a run, coloured if the host supports colours. A run with failed rows is shown as needing attention.
    /// </summary>
    public static string Outcome(PSObject? run, PSHost? host)
    {
        if (run is null) return string.Empty;
        string word = TextOf(run, "Outcome");
        StateMeaning meaning = word switch
        {
            nameof(RunOutcome.Applied) or nameof(RunOutcome.NothingToDo) =>
                Count(run, "Failed") + Count(run, "Refused") > 0 ? StateMeaning.Open : StateMeaning.Good,
            nameof(RunOutcome.Failed) or nameof(RunOutcome.NoBaseline) => StateMeaning.Bad,
            nameof(RunOutcome.Sent) or nameof(RunOutcome.Planned) => StateMeaning.UnderWay,
            _ => StateMeaning.Open,
        };
        return ViewColour.Of(meaning).On(word, host);
    }

    /// <summary>Whether a failure is new, gone or still there, coloured if the host supports colours.</summary>
    public static string Difference(object? state, PSHost? host)
    {
        string word = Convert.ToString(PSValue.Base(state), CultureInfo.InvariantCulture) ?? string.Empty;
        return word switch
        {
            nameof(RunDifferenceState.New) => ViewColour.Of(StateMeaning.Bad).On(word, host),
            nameof(RunDifferenceState.Gone) => ViewColour.Of(StateMeaning.Good).On(word, host),
            _ => word,
        };
    }

    /// <summary>The summary of a run, line by line: counts, reasons for holding, first failures, and commands for what to do.</summary>
    public static string Summary(PSObject? run)
    {
        if (run is null) return string.Empty;
        Run known = RunOf(run);
        var lines = new List<string> { ShownText.Of(known.Summary) };
        lines.AddRange(known.Held.Select(held => ShownText.Of($"{held.Limit}: {HeldWords.Of(held)}")));
        if (known.Held.Count == 0 || known.Outcome != RunOutcome.Held)
        {
            lines.AddRange(Items(run, "Failures").Take(MostShown).Select(failure => "! " + Failure(failure)));
            long more = Math.Max(known.FailureCount, Items(run, "Failures").LongCount()) - MostShown;
            if (more > 0) lines.Add($"! and {Counted.Of(more, "more failure")}");
        }
        lines.AddRange(RunAdvice.Of(known).SelectMany(action => action.Commands).Select(command => "> " + ShownText.Of(command)));
        return string.Join("\n", lines.Where(line => line.Length > 0));
    }

    /// <summary>The failures of a run, one per line.</summary>
    public static string Failures(PSObject? run) =>
        run is null ? string.Empty : string.Join("\n", Items(run, "Failures").Select(Failure));

    /// <summary>The notes of a run, one per line.</summary>
    public static string Notes(PSObject? run) =>
        run is null ? string.Empty : string.Join("\n", Items(run, "Notes").Select(note => ShownText.Of(
            TextOf(note, "Key") is { Length: > 0 } key ? $"{TextOf(note, "Id")} ({key}): {TextOf(note, "Message")}"
                : $"{TextOf(note, "Id")}: {TextOf(note, "Message")}", 2 * LongestMessage)));

    /// <summary>The durations of the steps: Baseline 0:12, Compare 0:03.</summary>
    public static string Steps(PSObject? run) => run is null ? string.Empty : string.Join(", ",
        Items(run, "Steps").Select(step => $"{TextOf(step, "Name")} {ViewText.Duration(step.Properties["Duration"]?.Value)}"));

    /// <summary>The limits that differ from the defaults: MaximumRetire 3% (default 5%, 100).</summary>
    public static string Limits(PSObject? run) => run is null ? string.Empty : string.Join("\n",
        Items(run, "Limits").Select(limit =>
            ShownText.Of($"{TextOf(limit, "Name")} {TextOf(limit, "Value")} (default {TextOf(limit, "Default")})")));

    /// <summary>The agreements, one per line.</summary>
    public static string Approvals(PSObject? run) => run is null ? string.Empty : string.Join("\n", Items(run, "Approvals").Select(agreed =>
        ShownText.Of($"{TextOf(agreed, "By")}, {Started(agreed.Properties["At"]?.Value)}"
            + (TextOf(agreed, "Reason") is { Length: > 0 } reason ? $": {reason}" : string.Empty))));

    private static string Failure(PSObject failure)
    {
        string record = TextOf(failure, "Record"), message = TextOf(failure, "Message");
        // The message of a record usually starts with the record.
        return ShownText.Of(record.Length == 0 || message.Contains(record) ? message : $"{record}: {message}", LongestMessage);
    }

    private static Run RunOf(PSObject run) => new()
    {
        Id = TextOf(run, "Id"),
        Kind = Word<RunKind>(run, "Kind"),
        Name = TextOf(run, "Name"),
        Type = TextOf(run, "Type"),
        Source = string.Empty,
        Account = string.Empty,
        Outcome = Word<RunOutcome>(run, "Outcome"),
        Failed = Count(run, "Failed"),
        Refused = Count(run, "Refused"),
        PlanId = TextOf(run, "PlanId") is { Length: > 0 } plan ? plan : null,
        Jobs = [.. Items(run, "Jobs").Select(token => token.ToString())],
        Held = [.. Items(run, "Held").Select(PlanText.HeldOf)],
        Summary = TextOf(run, "Summary"),
        FailureCount = Count(run, "FailureCount"),
    };

    private static T Word<T>(PSObject run, string property) where T : struct =>
        Enum.TryParse(TextOf(run, property), out T word) ? word : default;
}
