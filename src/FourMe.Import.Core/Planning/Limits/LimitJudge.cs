namespace FourMe.Import.Planning;

/// <summary>Judges a plan by all limits. It observes every change while the plan is made, and judges before anything is sent.</summary>
internal sealed class LimitJudge
{
    private readonly LimitContext _context;
    private readonly LimitRule[] _rules;

    internal LimitJudge(LimitContext context)
    {
        _context = context;
        // In reading order: reasons that concern the whole run first.
        _rules =
        [
            new FirstRunRule(context), new NoRecordsRule(context), new MinimumRecordsRule(context), new SourceTooOldRule(context),
            new BaselineShrunkRule(context), new KeysMovedRule(context), new ClaimRule(context), new RetireRule(context),
            new ClearRule(context), new ColumnEmptyRule(context), new SameValueRule(context), new AdoptRule(context),
            new CreateRule(context), new UpdateRule(context),
        ];
    }

    /// <summary>Passes the next change of the plan to all rules.</summary>
    internal void Observe(Change change)
    {
        ChangeEffects effects = ChangeEffects.Of(change, _context.Type, _context.Meanings);
        foreach (LimitRule rule in _rules) rule.Observe(change, effects);
    }

    /// <summary>The reasons to hold the plan; empty when it is within all limits or every excess was agreed to.</summary>
    internal IReadOnlyList<HeldLimit> Judge(LimitFigures figures) =>
        [.. _rules.SelectMany(rule => rule.Judge(figures)).Where(held => !_context.Agreed.Cover(held))];
}
