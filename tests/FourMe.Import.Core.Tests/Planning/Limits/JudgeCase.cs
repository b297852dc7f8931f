namespace FourMe.Import.Core.Tests.Planning.Limits;

/// <summary>A plan as the judge sees it: by default 1,000 records in the ledger, approved before, and 1,000 records in the run.</summary>
internal sealed class JudgeCase
{
    internal static readonly DateTimeOffset Now = new(2040, 5, 6, 2, 0, 0, TimeSpan.Zero);

    private readonly List<Change> _changes = [];

    internal string Type { get; init; } = "people";

    internal long Records { get; init; } = 1000;

    internal PlanLimits Limits { get; init; } = new();

    internal Agreements Agreed { get; set; } = Agreements.None;

    internal LimitFigures Figures { get; set; } = new() { Seen = 1000 };

    internal Func<LedgerAbout, LedgerAbout?> Ledger { get; init; } = about => about;

    internal RecordType RecordType => RecordTypes.Get(Type);

    internal IReadOnlyList<Change> Changes => _changes;

    internal JudgeCase With(long count, ChangeAction action, Func<long, CellChange[]>? cells = null)
    {
        for (long i = 0; i < count; i++)
            _changes.Add(new Change
            {
                PlanId = "p", Type = Type, Action = action, Key = $"{action}-{_changes.Count}", Cells = cells?.Invoke(i) ?? [],
            });
        return this;
    }

    internal JudgeCase With(long count, ChangeAction action, string column, string? old, string? value) =>
        With(count, action, _ => [new CellChange(column, old, value)]);

    internal IReadOnlyList<HeldLimit> Judge()
    {
        LedgerAbout about = new()
        {
            Host = "h", Account = "a", Name = "n", Type = Type, Records = Records, Approved = Now.AddDays(-30),
            GoodRuns = [new GoodRun(Now.AddDays(-1), Records)],
        };
        var judge = new LimitJudge(new LimitContext(RecordType, Limits, Ledger(about), Agreed, Now, TimeSpan.FromDays(3)));
        foreach (Change change in _changes) judge.Observe(change);
        return judge.Judge(Figures);
    }

    /// <summary>The limits that hold the plan, with count and maximum; '' when it is not held.</summary>
    internal string Held() => string.Join("; ", Judge().Select(held =>
        $"{held.Limit}{(held.Column is null ? string.Empty : $"[{held.Column}]")} {held.Count}>{held.Maximum} of {held.Of}"));
}
