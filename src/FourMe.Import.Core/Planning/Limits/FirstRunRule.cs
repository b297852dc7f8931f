namespace FourMe.Import.Planning;

/// <summary><c>FirstRun</c>: nobody has agreed to a plan of this run name yet. Applies even to a plan without changes.</summary>
internal sealed class FirstRunRule(LimitContext context) : LimitRule(context)
{
    internal override IEnumerable<HeldLimit> Judge(LimitFigures figures) =>
        Context.Ledger?.Approved is null ? [new HeldLimit(LimitNames.FirstRun, figures.Seen, 0, figures.Seen)] : [];
}
