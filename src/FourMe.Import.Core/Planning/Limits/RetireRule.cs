namespace FourMe.Import.Planning;

/// <summary>
/// <c>MaximumRetire</c>: records that go out of use in 7 days with this plan, whatever takes them, less what a person agreed to. The days
/// count together, so that a source that bleeds slowly is held too.
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
        // A plan that takes nothing out of use is not held for what others did before.
        if (_count == 0) return [];
        return Over(figures, LimitNames.MaximumRetire, before + _count, Context.Limits.RetireInForce,
            detail: before > 0 ? FormattableString.Invariant($"{before:N0} of them in the last 7 days, {_count:N0} with this plan") : null);
    }
}
