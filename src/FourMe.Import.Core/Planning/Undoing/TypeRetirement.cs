using FourMe.Import.Mapping;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>What takes a record out of use that a plan has made, and that is taken back.</summary>
internal static class TypeRetirement
{
    private const string Disabled = "Disabled", Status = "Status", Removed = "removed";

    /// <summary>The rule of the plan; of a plan without, what the type has for it. Null when there is nothing of the kind.</summary>
    internal static RetireCells? Of(
        RecordType type, IReadOnlyDictionary<string, string>? ofPlan, BaselineColumns columns, MeaningContext meaning)
    {
        IReadOnlyDictionary<string, string>? rule = ofPlan is { Count: > 0 } ? ofPlan : OfType(type);
        if (rule is null || rule.Keys.Any(column => columns.Of(column) < 0)) return null;
        return RetireCells.Of(type, rule, columns, meaning);
    }

    private static Dictionary<string, string>? OfType(RecordType type)
    {
        if (type.FindColumn(Disabled) is { ReadOnly: false }) return new Dictionary<string, string> { [Disabled] = "1" };
        bool canBeRemoved = type.FindColumn(Status) is { ReadOnly: false, Enumeration: { } list }
            && Enumerations.Find(list)?.IdOf(Removed) == Removed;
        return canBeRemoved ? new Dictionary<string, string> { [Status] = Removed } : null;
    }
}
