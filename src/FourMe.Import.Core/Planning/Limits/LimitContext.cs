using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>What the limits of one plan are judged by.</summary>
/// <param name="Type">The record type.</param>
/// <param name="Limits">How much is allowed.</param>
/// <param name="Ledger">What the run name did before; null when there is no ledger yet.</param>
/// <param name="Agreed">What a person has agreed to.</param>
/// <param name="Now">The time.</param>
/// <param name="MaximumSourceAge">How old a source file may be.</param>
internal sealed record LimitContext(
    RecordType Type, PlanLimits Limits, LedgerAbout? Ledger, Agreements Agreed, DateTimeOffset Now, TimeSpan MaximumSourceAge)
{
    /// <summary>How cells are compared.</summary>
    internal MeaningContext Meanings { get; init; } = new();

    /// <summary>
    /// What percentages are of: the records of the run name that are not retired. A name of which nobody has agreed to a plan has none; its
    /// first plan is measured by what came in.
    /// </summary>
    internal long InUse(LimitFigures figures) => Ledger?.Approved is null ? figures.Seen : Ledger.Records - Ledger.Retired;
}
