using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>What the limit rules of one plan need to judge it.</summary>
/// <param name="Type">The record type.</param>
/// <param name="Limits">The configured limits.</param>
/// <param name="Ledger">The ledger of the run name; null when it has none yet.</param>
/// <param name="Agreed">What persons have agreed to.</param>
/// <param name="Now">The current time.</param>
/// <param name="MaximumSourceAge">The maximum age of a source file.</param>
internal sealed record LimitContext(
    RecordType Type, PlanLimits Limits, LedgerAbout? Ledger, Agreements Agreed, DateTimeOffset Now, TimeSpan MaximumSourceAge)
{
    /// <summary>How cells are compared.</summary>
    internal MeaningContext Meanings { get; init; } = new();

    /// <summary>
    /// The base of percentages: the ledger's records that are not retired. Until somebody has agreed to a plan of the run name, the number
    /// of records in the run.
    /// </summary>
    internal long InUse(LimitFigures figures) => Ledger?.Approved is null ? figures.Seen : Ledger.Records - Ledger.Retired;
}
