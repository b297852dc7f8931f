using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using FourMe.Import.Planning;
using FourMe.Import.Text;
using static FourMe.Import.PowerShell.ViewParts;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Words of the views of runs, for the format files only. What is true of <see cref="ViewText"/> is true here.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RunText
{
    private const int LongestMessage = 160;
    private const int MostShown = 3;

    /// <summary>When a run began, on this machine's clock: 2026-11-29 02:00.</summary>
    public static string Started(object? moment) => PSValue.Base(moment) switch
    {
        DateTimeOffset at => at.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        DateTime at => at.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        _ => string.Empty,
    };

    /// <summary>How a run ended, coloured where the host shows colours. That rows failed needs attention.</summary>
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

    /// <summary>Whether a failure is new, gone or as before, coloured where the host shows colours.</summary>
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

    /// <summary>What a run did, line by line: the counts, why it is held, what failed first, and the commands for what to do.</summary>
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

    /// <summary>The failures of a run, a line each.</summary>
    public static string Failures(PSObject? run) =>
        run is null ? string.Empty : string.Join("\n", Items(run, "Failures").Select(Failure));

    /// <summary>What was listed and not sent, a line each.</summary>
    public static string Notes(PSObject? run) =>
        run is null ? string.Empty : string.Join("\n", Items(run, "Notes").Select(note => ShownText.Of(
            TextOf(note, "Key") is { Length: > 0 } key ? $"{TextOf(note, "Id")} ({key}): {TextOf(note, "Message")}"
                : $"{TextOf(note, "Id")}: {TextOf(note, "Message")}", 2 * LongestMessage)));

    /// <summary>How long the parts took: Baseline 0:12, Compare 0:03.</summary>
    public static string Steps(PSObject? run) => run is null ? string.Empty : string.Join(", ",
        Items(run, "Steps").Select(step => $"{TextOf(step, "Name")} {ViewText.Duration(step.Properties["Duration"]?.Value)}"));

    /// <summary>The limits that differ: MaximumRetire 3% (5%, 100).</summary>
    public static string Limits(PSObject? run) => run is null ? string.Empty : string.Join("\n",
        Items(run, "Limits").Select(limit =>
            ShownText.Of($"{TextOf(limit, "Name")} {TextOf(limit, "Value")} (usually {TextOf(limit, "Default")})")));

    /// <summary>Who agreed to what.</summary>
    public static string Approvals(PSObject? run) => run is null ? string.Empty : string.Join("\n", Items(run, "Approvals").Select(agreed =>
        ShownText.Of($"{TextOf(agreed, "By")}, {Started(agreed.Properties["At"]?.Value)}"
            + (TextOf(agreed, "Reason") is { Length: > 0 } reason ? $": {reason}" : string.Empty))));

    private static string Failure(PSObject failure)
    {
        string record = TextOf(failure, "Record"), message = TextOf(failure, "Message");
        // A message of a record begins with it.
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
