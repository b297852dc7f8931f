namespace FourMe.Import.Planning;

/// <summary>
/// <c>KeysMoved</c>: more than 5 % of the ledger's records are missing while as many are new. The property used as the key has probably
/// changed, not the records.
/// </summary>
internal sealed class KeysMovedRule(LimitContext context) : LimitRule(context)
{
    private static readonly Limit Allowed = Limit.OfPercent(5);

    internal override IEnumerable<HeldLimit> Judge(LimitFigures figures)
    {
        long maximum = Allowed.Allowed(Context.InUse(figures));
        return figures.Unseen > maximum && figures.New > maximum
            ? [new HeldLimit(LimitNames.KeysMoved, figures.Unseen, maximum, Context.InUse(figures), Detail: $"{figures.New} are new")] : [];
    }
}
