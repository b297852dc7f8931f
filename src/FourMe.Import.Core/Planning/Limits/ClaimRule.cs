namespace FourMe.Import.Planning;

/// <summary>
/// <c>Claim</c>: records of the Source would be added to the ledger, after which they can be retired. Always needs an agreement.
/// </summary>
internal sealed class ClaimRule(LimitContext context) : LimitRule(context)
{
    internal override IEnumerable<HeldLimit> Judge(LimitFigures figures) =>
        figures.Claimed > 0 ? [new HeldLimit(LimitNames.Claim, figures.Claimed, 0, Context.InUse(figures))] : [];
}
