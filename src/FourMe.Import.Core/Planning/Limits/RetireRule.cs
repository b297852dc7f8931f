namespace FourMe.Import.Planning;

/// <summary>
/// <c>MaximumRetire</c>: records retired within 7 days including this plan, by whatever means, minus those a person agreed to. The days add
/// up, so that a source that loses a few records every night is held too.
/// </summary>
internal sealed class RetireRule(LimitContext context) : LimitRule(context)
{
    private long _count;

    internal override void Observe(Change change, ChangeEffects effects)
    {
        if (effects.TakesOut && !Context.Agreed.Cover(ChangeMark.OfTakingOut(change))) _count++;
    }

    internal override IEnumerable<HeldLimit> Judge(LimitFigures figures)
    {
        long before = Context.Ledger?.RetiredLately(Context.Now) ?? 0;
        // A plan that retires nothing is not held for what earlier runs retired.
        if (_count == 0) return [];
        return Over(figures, LimitNames.MaximumRetire, before + _count, Context.Limits.RetireInForce,
            detail: before > 0 ? FormattableString.Invariant($"{before:N0} of them in the last 7 days, {_count:N0} with this plan") : null);
    }
}
