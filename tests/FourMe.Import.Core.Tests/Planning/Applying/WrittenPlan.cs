using FourMe.Import.Core.Tests.Planning.Baselines;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Applying;

/// <summary>A plan written by a test, change by change, against a baseline of the test.</summary>
internal sealed class WrittenPlan
{
    private readonly TestAccount _account;
    private readonly PlanWriter _writer;
    private readonly string _type;
    private readonly long[] _counts = new long[5];
    private long _number;

    internal WrittenPlan(TestAccount account, string type = "people")
    {
        _account = account;
        _type = type;
        _writer = Store(account).Create(type);
    }

    internal static PlanStore Store(TestAccount account) => new(account.StateFolder, account.Clock);

    internal static BaselineStore Baselines(TestAccount account) => new(account.StateFolder, account.Clock);

    internal WrittenPlan Create(string key, params (string Column, string Value)[] cells) =>
        Add(ChangeAction.Create, key, null, [("Source", "HR"), ("Source ID", key), .. cells], [.. cells.Select(cell => new CellChange(cell.Column, null, cell.Value))]);

    internal WrittenPlan Change(ChangeAction action, string key, string id, params (string Column, string? Old, string New)[] cells) =>
        Add(action, key, id, [("ID", id), .. cells.Select(cell => (cell.Column, cell.New))],
            [.. cells.Where(cell => cell.Old != cell.New).Select(cell => new CellChange(cell.Column, cell.Old, cell.New))]);

    internal WrittenPlan Update(string key, string id, params (string Column, string? Old, string New)[] cells) => Change(ChangeAction.Update, key, id, cells);

    /// <summary>Completes the plan.</summary>
    /// <returns>Its id.</returns>
    internal string Write(PlanState state = PlanState.Ready, Func<PlanHeader, PlanHeader>? with = null, string name = "hr")
    {
        BaselineStore baselines = Baselines(_account);
        JobOwner owner = JobOwner.Of(_account.Client);
        BaselineAbout baseline = baselines.About(owner, _type) ?? Put(baselines, owner);
        var header = new PlanHeader
        {
            Plan = new Plan
            {
                Id = _writer.Id, Name = name, Type = _type, Source = "HR", Account = owner.Account, Created = _account.Clock.GetUtcNow(), State = state,
                BaselineTime = baseline.StandsFor, Seen = _number, Creates = _counts[0], Updates = _counts[1], Adopts = _counts[2], Retires = _counts[3],
                Restores = _counts[4],
            },
            Host = owner.Host,
            BaselineHash = baseline.Hash,
        };
        _writer.Complete(with is null ? header : with(header));
        _writer.Dispose();
        return _writer.Id;
    }

    private BaselineAbout Put(BaselineStore baselines, JobOwner owner)
    {
        Kept.Put(baselines, "ID,Name\r\n", _account.Clock, _type, owner);
        return baselines.About(owner, _type)!;
    }

    private WrittenPlan Add(ChangeAction action, string key, string? id, IReadOnlyList<(string Column, string Value)> row, IReadOnlyList<CellChange> cells)
    {
        _counts[(int)action]++;
        _writer.Write(new PlannedChange(
            new Change { PlanId = _writer.Id, Type = _type, Action = action, Key = key, RecordId = id, Cells = cells },
            [row.ToDictionary(cell => cell.Column, cell => cell.Value)], action == ChangeAction.Retire ? 0 : ++_number));
        return this;
    }
}
