namespace FourMe.Import.Planning;

/// <summary>
/// Judges a plan by all limits. It is told of every change while the plan is made; nothing is sent before it has judged.
/// </summary>
internal sealed class LimitJudge
{
    private readonly LimitContext _context;
    private readonly LimitRule[] _rules;

    internal LimitJudge(LimitContext context)
    {
        _context = context;
        // In the order in which a person should read them: what concerns the whole run first.
        _rules =
        [
            new FirstRunRule(context), new NoRecordsRule(context), new MinimumRecordsRule(context), new SourceTooOldRule(context),
            new BaselineShrunkRule(context), new KeysMovedRule(context), new ClaimRule(context), new RetireRule(context),
            new ClearRule(context), new ColumnEmptyRule(context), new SameValueRule(context), new AdoptRule(context),
            new CreateRule(context), new UpdateRule(context),
        ];
    }

    /// <summary>Takes the next change of the plan.</summary>
    internal void Observe(Change change)
    {
        ChangeEffects effects = ChangeEffects.Of(change, _context.Type, _context.Meanings);
        foreach (LimitRule rule in _rules) rule.Observe(change, effects);
    }

    /// <summary>What the plan is held for; empty when it is within all limits.</summary>
    internal IReadOnlyList<HeldLimit> Judge(LimitFigures figures) =>
        [.. _rules.SelectMany(rule => rule.Judge(figures)).Where(held => !_context.Agreed.Cover(held))];
}
