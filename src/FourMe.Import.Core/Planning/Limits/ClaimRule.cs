namespace FourMe.Import.Planning;

/// <summary><c>Claim</c>: records of the Source are taken into the ledger, after which they can be retired. Always asked for.</summary>
internal sealed class ClaimRule(LimitContext context) : LimitRule(context)
{
    internal override IEnumerable<HeldLimit> Judge(LimitFigures figures) =>
        figures.Claimed > 0 ? [new HeldLimit(LimitNames.Claim, figures.Claimed, 0, Context.InUse(figures))] : [];
}
