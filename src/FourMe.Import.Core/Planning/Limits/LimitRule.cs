namespace FourMe.Import.Planning;

/// <summary>One limit: hears of every change, and says in the end whether the plan has to wait for a person.</summary>
internal abstract class LimitRule(LimitContext context)
{
    private protected LimitContext Context => context;

    /// <summary>Takes the next change.</summary>
    internal virtual void Observe(Change change, ChangeEffects effects) { }

    /// <summary>What the plan is held for; nothing when it is within the limit.</summary>
    internal abstract IEnumerable<HeldLimit> Judge(LimitFigures figures);

    /// <summary>Holds for more than is allowed, of the records of the run name.</summary>
    private protected IEnumerable<HeldLimit> Over(
        LimitFigures figures, string limit, long count, Limit allowed, string? column = null, string? detail = null)
    {
        long of = context.InUse(figures), maximum = allowed.Allowed(of);
        return count > maximum ? [new HeldLimit(limit, count, maximum, of, column, detail)] : [];
    }
}
