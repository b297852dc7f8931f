using FourMe.Import.Errors;
using FourMe.Import.Text;

namespace FourMe.Import.Planning;

/// <summary>The notes of plans. The name of a method is the id of its note.</summary>
internal static class PlanNotes
{
    internal static PlanNote Vanished(string key) => new(nameof(Vanished), key,
        "It is in the ledger of this run name, but the account no longer has it. It is not created again unless you allow that.");

    internal static PlanNote Unclaimed(string key, string? name) => new(nameof(Unclaimed), key,
        $"{Named(name)} has this Source and did not come in, but this run name has never seen it. It is left as it is.");

    internal static PlanNote Claimed(string key, string? name) => new(nameof(Claimed), key,
        $"{Named(name)} has this Source and did not come in. It is taken into the ledger, and can be retired by the next run.");

    internal static PlanNote ClaimedByOther(string key, string? name, string other) => new(nameof(ClaimedByOther), key,
        $"{Named(name)} did not come in, but the run name '{other}' still has it. It is left as it is.");

    internal static PlanNote Protected(string key, string? name, string because) => new(nameof(Protected), key,
        $"{Named(name)} did not come in. It is not retired, because {because}.");

    internal static PlanNote Missing(string key, string? name, int missed, int after) => new(nameof(Missing), key,
        $"{Named(name)} did not come in. It is missing in {missed} of the {Counted.Of(after, "run")} after which it is retired.");

    internal static PlanNote DisabledByOther(string key, string? name, string cells) => new(nameof(DisabledByOther), key,
        $"{Named(name)} came in and has {cells} in the account, which this run name did not write. It stays so.");

    internal static PlanNote CannotRemove(string key) => new(nameof(CannotRemove), key,
        "None of its rows came in, and the service cannot be told to remove the last one. They stay.");

    /// <summary>The same note for an undo.</summary>
    /// <param name="key">The owner.</param>
    /// <param name="isLast">True when the owner had no rows before; false when rows were added to existing ones.</param>
    internal static PlanNote CannotRemove(string key, bool isLast) => new(nameof(CannotRemove), key,
        isLast ? "It had no rows before, and the service cannot be told to remove the last one. They stay."
            : "Rows were added to those that it had, and the service cannot be told to remove single ones. They stay.");

    internal static PlanNote RetiredReference(string key, string column, string value) => new(nameof(RetiredReference), key,
        $"'{column}' is left out: it refers to '{OneLine(value)}', which is or becomes retired, and the service refuses that.");

    internal static PlanNote NotComparable(string column, bool isIncluded) => new(nameof(NotComparable), string.Empty,
        $"The account's export does not have '{column}', so it is not compared. New records get it; existing ones "
            + (isIncluded ? "get it when another value changes." : "do not."));

    internal static PlanNote NeverConverges(string key, string column, string sent, string found) =>
        new(nameof(NeverConverges), key, Failures.NeverConverges(column, sent, found).Text);

    internal static PlanNote Drift(string key, string column, string desired, string found) => new(nameof(Drift), key,
        $"'{column}' was '{OneLine(desired)}' and is '{OneLine(found)}' now: somebody changed it in the account. It stays so until the "
            + "source has another value.");

    internal static PlanNote NameCircle(string key, string column, string name) => new(nameof(NameCircle), key,
        $"'{column}' is not changed to '{OneLine(name)}': records of this run exchange these values in a circle, and the service "
            + "accepts none twice. Give one of them another value for one night.");

    internal static PlanNote NotMerged(string key, string column) => new(nameof(NotMerged), key,
        $"'{column}' is left out: the account's value cannot be read, and the rest of it would be lost.");

    internal static PlanNote ChangedSince(string key, string? name, IEnumerable<string> columns) => new(nameof(ChangedSince), key,
        $"{Named(name)} was changed since, so it is left as it is in {string.Join(", ", columns)}.");

    internal static PlanNote NoWayBack(string key, string? name) => new(nameof(NoWayBack), key,
        $"{Named(name)} was created, but records of its type cannot be taken out of use. It stays.");

    internal static PlanNote NotTold(string column) => new(nameof(NotTold), string.Empty,
        $"'{column}' was sent, but the account's export does not contain it, so its previous value is unknown. It stays.");

    internal static PlanNote NotCreated(string key, string? name, string created) => new(nameof(NotCreated), key,
        $"{Named(name)} stays: " + (created.Length > 0 ? $"it was created at {created}, and not by a job of the plan."
            : "the account's export does not say when it was created, so somebody else may have created it."));

    internal static PlanNote Gone(string key, string? name) => new(nameof(Gone), key,
        $"{Named(name)} is no longer in the account, so there is nothing to take back.");

    private static string Named(string? name) => name is null ? "The record" : $"'{OneLine(name)}'";

    private static string OneLine(string text) => text.Replace("\r", string.Empty).Replace('\n', ' ');
}
