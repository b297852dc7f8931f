namespace FourMe.Import.Planning;

/// <summary>One limit. It observes every change and then decides whether the plan needs a person's agreement.</summary>
internal abstract class LimitRule(LimitContext context)
{
    private protected LimitContext Context => context;

    /// <summary>Processes the next change.</summary>
    internal virtual void Observe(Change change, ChangeEffects effects) { }

    /// <summary>The reasons to hold the plan; empty when it is within the limit.</summary>
    internal abstract IEnumerable<HeldLimit> Judge(LimitFigures figures);

    /// <summary>Returns a reason to hold the plan when the count exceeds what is allowed for the records of the run name.</summary>
    private protected IEnumerable<HeldLimit> Over(
        LimitFigures figures, string limit, long count, Limit allowed, string? column = null, string? detail = null)
    {
        long of = context.InUse(figures), maximum = allowed.Allowed(of);
        return count > maximum ? [new HeldLimit(limit, count, maximum, of, column, detail)] : [];
    }
}
