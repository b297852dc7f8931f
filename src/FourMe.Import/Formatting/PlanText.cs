using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using FourMe.Import.Planning;
using FourMe.Import.Text;
using static FourMe.Import.PowerShell.ViewParts;

namespace FourMe.Import.PowerShell;

/// <summary>Texts for the views of plans and changes. For the format files only, as <see cref="ViewText"/> explains.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PlanText
{
    private const int LongestValue = 60;
    private const int MostCells = 5;

    /// <summary>The reasons why a plan is held, its notes, and its summary, one per line.</summary>
    public static string Plan(PSObject? plan)
    {
        if (plan is null) return string.Empty;
        string[] lines = [Held(plan), Notes(plan), ShownText.Of(TextOf(plan, "Summary"))];
        return string.Join("\n", lines.Where(line => line.Length > 0));
    }

    /// <summary>The reasons why a plan is held, one per line.</summary>
    public static string Held(PSObject? plan) => plan is null ? string.Empty : string.Join("\n", Items(plan, "Held").Select(Reason));

    /// <summary>The numbers of a plan's notes by id: Unclaimed 12, Vanished 3.</summary>
    public static string Notes(PSObject? plan) => plan is null ? string.Empty : string.Join(", ",
        Items(plan, "Notes").GroupBy(note => TextOf(note, "Id")).OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => $"{ShownText.Of(same.Key)} {ViewText.Count(same.Count())}"));

    /// <summary>All cells of a change, one per line.</summary>
    public static string Cells(PSObject? change) =>
        change is null ? string.Empty : string.Join("\n", Items(change, "Cells").Select(Cell));

    /// <summary>The state of a plan, coloured if the host supports colours.</summary>
    public static string State(object? state, PSHost? host)
    {
        string word = Convert.ToString(PSValue.Base(state), CultureInfo.InvariantCulture) ?? string.Empty;
        return ViewColour.Of(word switch
        {
            nameof(PlanState.Ready) or nameof(PlanState.Approved) or nameof(PlanState.Applied) => StateMeaning.Good,
            nameof(PlanState.Held) or nameof(PlanState.PartlyApplied) => StateMeaning.Open,
            _ => StateMeaning.UnderWay,
        }).On(word, host);
    }

    /// <summary>The state of a run name, coloured if the host supports colours.</summary>
    public static string SyncState(object? state, PSHost? host)
    {
        string word = Convert.ToString(PSValue.Base(state), CultureInfo.InvariantCulture) ?? string.Empty;
        return ViewColour.Of(word == nameof(Import.SyncState.Active) ? StateMeaning.Good : StateMeaning.Open).On(word, host);
    }

    /// <summary>
    /// A change in the style of a diff: <c>+ create</c>, <c>~ update  Job Title: 'Clerk' -> 'Lead'</c>, <c>- retire</c>. Further columns
    /// follow on lines of their own.
    /// </summary>
    public static string Change(PSObject? change, PSHost? host)
    {
        if (change is null) return string.Empty;
        string head = Action(TextOf(change, "Action"), host);
        List<string> parts = [.. Items(change, "Cells").Take(MostCells).Select(Cell)];
        int left = Items(change, "Cells").Count() - parts.Count;
        if (left > 0) parts.Add($"and {Counted.Of(left, "more column")}");
        if (TextOf(change, "Reason") is { Length: > 0 } reason) parts.Add(ShownText.Of(reason));
        return parts.Count == 0 ? head : $"{head}  {string.Join("\n", parts.Select((part, i) => i == 0 ? part : "  " + part))}";
    }

    /// <summary>The sign and word of an action, coloured if the host supports colours.</summary>
    public static string Action(object? action, PSHost? host)
    {
        string word = Convert.ToString(PSValue.Base(action), CultureInfo.InvariantCulture) ?? string.Empty;
        (char sign, StateMeaning meaning) = word switch
        {
            nameof(ChangeAction.Create) or nameof(ChangeAction.Restore) => ('+', StateMeaning.Good),
            nameof(ChangeAction.Retire) => ('-', StateMeaning.Bad),
            _ => ('~', StateMeaning.Open),
        };
        return ViewColour.Of(meaning).On($"{sign} {word.ToLowerInvariant()}", host);
    }

    /// <summary>A text from outside, with control characters made visible.</summary>
    public static string Shown(object? text) =>
        ShownText.Of(Convert.ToString(PSValue.Base(text), CultureInfo.InvariantCulture) ?? string.Empty);

    internal static HeldLimit HeldOf(PSObject held)
    {
        string? Optional(string name) => TextOf(held, name) is { Length: > 0 } text ? text : null;
        return new HeldLimit(TextOf(held, "Limit"), Count(held, "Count"), Count(held, "Maximum"), Count(held, "Of"), Optional("Column"),
            Optional("Detail"));
    }

    private static string Cell(PSObject cell)
    {
        string column = ShownText.Of(TextOf(cell, "Column"));
        bool hasOld = cell.Properties["Old"]?.Value is not null, hasNew = cell.Properties["New"]?.Value is not null;
        string value = hasNew ? Quoted(cell, "New") : "left out";
        return hasOld ? $"{column}: {Quoted(cell, "Old")} -> {value}" : $"{column}: {value}";
    }

    private static string Quoted(PSObject cell, string property) => $"'{ShownText.Of(TextOf(cell, property), LongestValue)}'";

    private static string Reason(PSObject held)
    {
        HeldLimit limit = HeldOf(held);
        return ShownText.Of($"{limit.Limit}: {HeldWords.Of(limit)}");
    }
}
