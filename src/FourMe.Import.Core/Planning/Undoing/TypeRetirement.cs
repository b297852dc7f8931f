using FourMe.Import.Mapping;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>Determines how a record created by an undone plan is retired.</summary>
internal static class TypeRetirement
{
    private const string Disabled = "Disabled", Status = "Status", Removed = "removed";

    /// <summary>The retiring values of the plan, or, if it has none, those its type provides; null when there are none.</summary>
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
