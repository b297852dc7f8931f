namespace FourMe.Import.Catalogue;

/// <summary>Decides what a plan can do for a record type, by the catalogue and finally by the header of the account's export.</summary>
/// <param name="Kind">What is possible.</param>
/// <param name="Reason">Why no more is possible; null when everything is.</param>
internal sealed record PlanningChoice(PlanningKind Kind, string? Reason)
{
    private const string NotExported = "The service exports no records of this type, so there is nothing to compare with.";
    private const string AddsOnly = "Rows of this type are only added: a plan would add them again.";
    private const string NoColumns = "Its columns are not documented; a baseline shows them.";
    private const string NoKey = "The service documents no key of this type, so a row cannot be matched with a record.";
    private const string ByOwner = "Rows replace what their owner has: an owner is compared and sent as a whole, and none is retired.";
    private const string ByKey = "Records have no Source and Source ID: none can be retired.";
    private const string KeyNotExported = "The account's export has none of its keys.";

    /// <summary>The choice by the catalogue.</summary>
    internal static PlanningChoice Of(RecordType type) =>
        type.ExportName is null ? No(NotExported)
        : type.AddOnly ? No(AddsOnly)
        : !type.ColumnsKnown ? No(NoColumns)
        : type.Owners.Count > 0 ? new PlanningChoice(PlanningKind.PlanByOwner, ByOwner)
        : type.Keys.Count == 0 ? No(NoKey)
        : ByKeys(type.Keys);

    /// <summary>The choice by the header of an export.</summary>
    /// <param name="type">The record type.</param>
    /// <param name="header">The columns of the account's export.</param>
    internal static PlanningChoice Of(RecordType type, IReadOnlyList<string> header)
    {
        if (type.ExportName is null) return No(NotExported);
        if (type.AddOnly) return No(AddsOnly);
        // The keys of any record (https://developer.xurrent.com/v1/import/), also for types that are not documented.
        IReadOnlyList<IReadOnlyList<string>> keys = type.ColumnsKnown ? type.Keys : [["Source", "Source ID"], ["ID"]];
        IReadOnlyList<IReadOnlyList<string>> names = type.Owners.Count > 0 ? type.Owners : keys;
        IReadOnlyList<string>[] there =
            [.. names.Where(key => key.All(column => header.Contains(column, StringComparer.OrdinalIgnoreCase)))];
        if (there.Length == 0) return No(names.Count == 0 ? NoKey : KeyNotExported);
        return type.Owners.Count > 0 ? new PlanningChoice(PlanningKind.PlanByOwner, ByOwner) : ByKeys(there);
    }

    private static PlanningChoice ByKeys(IReadOnlyList<IReadOnlyList<string>> keys) =>
        keys.Any(key => key.SequenceEqual(["Source", "Source ID"])) ? new PlanningChoice(PlanningKind.Plan, null)
            : new PlanningChoice(PlanningKind.PlanByKey, ByKey);

    private static PlanningChoice No(string reason) => new(PlanningKind.NoPlan, reason);
}
