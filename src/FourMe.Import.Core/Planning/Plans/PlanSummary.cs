using System.Globalization;
using FourMe.Import.Text;

namespace FourMe.Import.Planning;

/// <summary>A plan in one line, in the words of its type, without counts of 0.</summary>
internal static class PlanSummary
{
    private const string Disabled = "Disabled";

    /// <summary>The summary of a plan that was not applied.</summary>
    /// <param name="plan">The plan. Its own summary is not used.</param>
    /// <param name="retire">The values that retire a record; null when the plan retires nothing.</param>
    internal static string Of(Plan plan, IReadOnlyDictionary<string, string>? retire) => Of(plan, retire, "to be ");

    /// <summary>The summary of an applied plan: "disabled" instead of "to be disabled", and without failed records.</summary>
    /// <param name="plan">The plan. Its own summary is not used.</param>
    /// <param name="run">The run that applied it.</param>
    /// <param name="retire">The values that retire a record; null when the plan retires nothing.</param>
    internal static string Done(Plan plan, Run run, IReadOnlyDictionary<string, string>? retire) => Of(plan with
    {
        Creates = run.Created, Updates = run.Updated, Adopts = run.Adopted, Restores = run.Restored, Retires = run.Retired, Held = [],
    }, retire, "") + (run.NotSent == 0 ? string.Empty : string.Format(CultureInfo.InvariantCulture, ", {0:N0} not sent", run.NotSent));

    private static string Of(Plan plan, IReadOnlyDictionary<string, string>? retire, string toBe)
    {
        string[] parts =
        [
            .. Part(plan, plan.Creates, "new", "MaximumCreate"),
            .. Part(plan, plan.Updates, "changed", "MaximumUpdate"),
            .. Part(plan, plan.Adopts, "adopted", "MaximumAdopt"),
            .. Part(plan, plan.Restores, toBe + RestoreWords(retire), null),
            .. Part(plan, plan.Retires, toBe + RetireWords(retire), "MaximumRetire"),
            .. Part(plan, plan.Unchanged, "unchanged", null),
            .. Part(plan, plan.Refused, "refused (kept as they are)", null),
            .. Part(plan, plan.Kept, plan.Kept == 1 ? "value changed by others (kept)" : "values changed by others (kept)", null),
        ];
        if (parts.Length > 0) return $"{plan.Type}: {string.Join(", ", parts)}";
        // All changes of an applied plan may have failed.
        return $"{plan.Type}: {(plan.Seen > 0 ? Counted.Of(plan.Seen, "record") : "no records")}";
    }

    private static IEnumerable<string> Part(Plan plan, long count, string words, string? limit)
    {
        if (count == 0) yield break;
        HeldLimit? held = plan.Held.FirstOrDefault(held => held.Limit == limit && held.Column is null);
        // The limit of retirements counts those of the last 7 days, too: fewer than allowed may still be too many.
        string limited = held is null ? string.Empty : held.Limit == LimitNames.MaximumRetire && held.Count > count
            ? " ({2:N0} in 7 days, {3:N0} allowed)" : " ({3:N0} allowed)";
        yield return string.Format(CultureInfo.InvariantCulture, "{0:N0} {1}" + limited, count, words, held?.Count, held?.Maximum);
    }

    private static string RetireWords(IReadOnlyDictionary<string, string>? retire)
    {
        if (retire is null || retire.ContainsKey(Disabled)) return "disabled";
        return "set to " + string.Join(", ", retire.Select(cell => $"{cell.Key} '{cell.Value}'"));
    }

    private static string RestoreWords(IReadOnlyDictionary<string, string>? retire) =>
        retire is null || retire.ContainsKey(Disabled) ? "enabled" : "taken back into use";
}
