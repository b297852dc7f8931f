using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using FourMe.Import.Planning;
using FourMe.Import.Text;
using static FourMe.Import.PowerShell.ViewParts;

namespace FourMe.Import.PowerShell;

/// <summary>Texts for the view of traces. For the format files only, as <see cref="ViewText"/> explains.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TraceText
{
    private const int LongestValue = 60;

    /// <summary>The record, the decision about it, and the reason.</summary>
    public static string Record(PSObject? cell)
    {
        if (cell is null) return string.Empty;
        string[] names = [.. new[] { TextOf(cell, "Key"), TextOf(cell, "Name") }.Where(name => name.Length > 0).Distinct()];
        string label = names.Length > 0 ? string.Join(" ", names) : $"record {TextOf(cell, "Number")}";
        return ShownText.Of($"{label}: {TextOf(cell, "RecordDecision")}. {TextOf(cell, "RecordReason")}");
    }

    /// <summary>The decision about a column, coloured if the host supports colours.</summary>
    public static string Decision(object? decision, PSHost? host)
    {
        string word = Convert.ToString(PSValue.Base(decision), CultureInfo.InvariantCulture) ?? string.Empty;
        return ViewColour.Of(word switch
        {
            TraceDecision.Equal => StateMeaning.Good,
            TraceDecision.LeftOut or TraceDecision.Kept => StateMeaning.UnderWay,
            nameof(ChangeAction.Create) or nameof(ChangeAction.Update) or nameof(ChangeAction.Adopt) or nameof(ChangeAction.Restore)
                => StateMeaning.Open,
            _ => StateMeaning.Bad,
        }).On(word, host);
    }

    /// <summary>
    /// A column in a sentence or two: <c>office is 'B1', which becomes 'Berlin' (Property, Values). The account has 'Hamburg'.</c>
    /// </summary>
    public static string Sentence(PSObject? cell)
    {
        if (cell is null) return string.Empty;
        string decision = TextOf(cell, "Decision"), reason = TextOf(cell, "Reason");
        bool hasAccount = decision != TraceDecision.Equal && TextOf(cell, "AccountValue").Length > 0;
        string account = hasAccount ? $"The account has {Quoted(cell, "AccountValue")}." : string.Empty;
        if (hasAccount && reason == CellReasons.Differs) reason = string.Empty;
        return string.Join(" ", new[] { Source(cell), account, ShownText.Of(reason) }.Where(part => part.Length > 0));
    }

    private static string Source(PSObject cell)
    {
        string property = TextOf(cell, "Property"), rule = TextOf(cell, "Rule");
        if (cell.Properties["Cell"]?.Value is null)
            return property.Length > 0 && Raw(cell) is { Length: > 0 } raw ? $"{ShownText.Of(property)} is {raw}." : string.Empty;
        string value = Quoted(cell, "Cell");
        if (property.Length == 0) return $"It is {value} ({ShownText.Of(rule)}).";
        string given = Raw(cell);
        return given == value ? $"{ShownText.Of(property)} is {value}."
            : $"{ShownText.Of(property)} is {(given.Length > 0 ? given : "empty")}, which becomes {value} ({ShownText.Of(rule)}).";
    }

    private static string Raw(PSObject cell)
    {
        object? raw = PSValue.Base(cell.Properties["Raw"]?.Value);
        return raw is IEnumerable several and not string
            ? string.Join(", ", several.Cast<object?>().Select(Quoted)) : raw is null ? string.Empty : Quoted(raw);
    }

    private static string Quoted(PSObject cell, string property) => Quoted(TextOf(cell, property));

    private static string Quoted(object? value) =>
        $"'{ShownText.Of(Convert.ToString(PSValue.Base(value), CultureInfo.InvariantCulture) ?? string.Empty, LongestValue)}'";
}
