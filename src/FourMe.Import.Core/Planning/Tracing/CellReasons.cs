using FourMe.Import.Mapping;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>Explains in a sentence why a column is sent or not.</summary>
internal static class CellReasons
{
    /// <summary>The most common reason of a change.</summary>
    internal const string Differs = "The account has another value.";

    /// <summary>The reason why the record has no cell.</summary>
    internal static string OfNone(TracedCell cell)
    {
        string because = cell.Property is not { } property ? "The record has nothing for it."
            : !cell.HasProperty ? $"The record does not have '{property}'."
            : ValueText.IsNothing(cell.Raw) || cell.Column.Entry?.Format is not null ? $"'{property}' is empty."
            : cell.Column.Entry?.Lookup is not null ? "The lookup has nothing for it." : "The map produces no value.";
        return because + " The field stays as it is.";
    }

    /// <summary>The reason for a decision about a cell.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="actual">The account's value; null when there is none.</param>
    internal static string Of(string decision, TracedCell cell, string? actual) => decision switch
    {
        TraceDecision.Equal => OfEqual(cell, actual),
        TraceDecision.LeftOut => "The map writes it only for new records.",
        TraceDecision.Kept => "Somebody changed it in the account, and the map keeps that change.",
        nameof(PlanNotes.NotComparable) => "The account's export does not have the column, so it cannot be compared.",
        nameof(PlanNotes.NeverConverges) => "It was sent before and reads back differently. It is not sent again until it changes.",
        nameof(PlanNotes.NotMerged) => "The account's value cannot be read, and the rest of it would be lost.",
        nameof(PlanNotes.RetiredReference) => "It refers to a record that is or becomes retired, and the service refuses that.",
        _ when Enum.TryParse(decision, out ChangeAction action) => Of(action, cell.Text, actual),
        _ => "Nothing of the record is sent.",
    };

    /// <summary>The reason why a cell changes.</summary>
    /// <param name="action">The action of the change.</param>
    /// <param name="written">The value that is sent.</param>
    /// <param name="actual">The account's value; null when there is none.</param>
    internal static string Of(ChangeAction action, string? written, string? actual) => action switch
    {
        ChangeAction.Create => "The record is new.",
        ChangeAction.Retire => "The record is taken out of use.",
        _ when string.IsNullOrEmpty(written) => "The field is cleared.",
        _ when string.IsNullOrEmpty(actual) => "The field is empty in the account.",
        _ => Differs,
    };

    private static string OfEqual(TracedCell cell, string? actual)
    {
        if (cell.Column.Column.Name == RecordKey.Id) return "It identifies the record.";
        if (actual is null) return "The field of a new record is empty.";
        return cell.Text == actual ? "The account has it." : "The account has the same value in another form.";
    }
}
