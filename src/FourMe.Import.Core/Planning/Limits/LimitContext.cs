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

    /// <summary>Records of the run name that are not retired: what percentages are of.</summary>
    internal long InUse => Ledger is null ? 0 : Ledger.Records - Ledger.Retired;
}
