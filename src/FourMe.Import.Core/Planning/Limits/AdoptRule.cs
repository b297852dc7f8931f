namespace FourMe.Import.Planning;

/// <summary>
/// <c>MaximumAdopt</c>: records that would be adopted (given this Source and Source ID). The default is 0, so that a person reviews every
/// adoption.
/// </summary>
internal sealed class AdoptRule(LimitContext context) : LimitRule(context)
{
    private long _count;

    internal override void Observe(Change change, ChangeEffects effects)
    {
        if (change.Action == ChangeAction.Adopt && !Context.Agreed.Cover(ChangeMark.Of(change))) _count++;
    }

    internal override IEnumerable<HeldLimit> Judge(LimitFigures figures) =>
        Over(figures, LimitNames.MaximumAdopt, _count, Context.Limits.AdoptInForce);
}
