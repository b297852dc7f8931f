namespace FourMe.Import.Planning;

/// <summary><c>MaximumCreate</c>: records that would be created.</summary>
internal sealed class CreateRule(LimitContext context) : LimitRule(context)
{
    private long _count;

    internal override void Observe(Change change, ChangeEffects effects)
    {
        if (change.Action == ChangeAction.Create && !Context.Agreed.Cover(ChangeMark.Of(change))) _count++;
    }

    internal override IEnumerable<HeldLimit> Judge(LimitFigures figures) =>
        Over(figures, LimitNames.MaximumCreate, _count, Context.Limits.CreateInForce);
}
