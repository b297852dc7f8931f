using FourMe.Import.Errors;

namespace FourMe.Import.Planning;

/// <summary>Compares the records of a run with the account, lets the limits judge the changes, and completes the plan.</summary>
/// <param name="run">The run, with all its records.</param>
/// <param name="sides">What the plan reads and writes apart from its records.</param>
/// <param name="basis">The account's side.</param>
/// <param name="clock">The clock.</param>
internal sealed class PlanComparison(PlanRun run, PlanSides sides, PlanBasis basis, TimeProvider clock)
{
    private const string Roles = "people_roles";

    /// <summary>The data of the comparison; null before it.</summary>
    internal JoinContext? Context { get; private set; }

    /// <summary>The ledger of the run name; null before the comparison, or when there is none.</summary>
    internal Ledger? Ledger { get; private set; }

    /// <summary>Makes the plan.</summary>
    /// <param name="read">Number of records in the run.</param>
    /// <param name="host">Receives messages.</param>
    /// <param name="stop">Cancels the work.</param>
    internal Plan Run(long read, ITransferHost host, CancellationToken stop)
    {
        ReleaseNamesFailure();
        if (run.Seen is DesiredRows { KeyLacking: { } lacking }) throw NoKey(string.Join(", ", lacking)).ToException();
        string source = Source();
        if (basis.Retire is not null && source.Length == 0) throw Failures.RetireNeedsSource(run.Type.Name).ToException();
        string name = PlanChecks.NameOf(run.Type, run.Options, source);
        Ledger = sides.Ledgers.Find(sides.Owner, name, run.Type.Name, source);
        LimitJudge judge = NewJudge(name);
        using var found = new FoundChanges(basis.Writer.Id, run.Type);
        JoinContext context = Context = NewContext(name, source, read, found, judge);
        foreach (PlanNote note in run.Seen.Columns.NotComparable) context.Note(note);
        ComparisonFigures figures = NewComparison(context, stop).Run(stop);
        if (found.Circles is { Kept: > 0 } circles) host.Warning(Failures.NamesExchanged(circles.Column!, circles.Kept).Text);
        host.Verbose($"{run.Type.Name}: compared {read:N0} records with {basis.Baseline.About.Records:N0} of the account.");
        return new PlanEnding(sides, context, name, run.SourceTime).Complete(read, figures, judge, clock.GetUtcNow());
    }

    /// <summary>Throws what kept names from being read while records were added. From here on it is thrown at once.</summary>
    private void ReleaseNamesFailure()
    {
        if (basis.Names?.Unread is { } failure) throw failure.ToException();
        basis.Names?.KeepsFailure = false;
    }

    private Failure NoKey(string columns)
    {
        string problem = $"it does not have '{columns}', by which the records are known";
        return run.Options.BaselinePath is { } path ? Failures.NotABaseline(path, run.Type.Name, problem)
            : Failures.NotPlannable(run.Type.Name, $"the account's export cannot be compared: {problem}.");
    }

    /// <summary>The Source of the run's records; '' when they have none, or several.</summary>
    private string Source()
    {
        if (basis.Columns.Of(RecordKey.Source) < 0 || run.Seen.HasSeveralSources) return string.Empty;
        return run.Seen.Count > 0 ? run.Seen.Source : run.Options.Source ?? run.Seen.Source;
    }

    private LimitJudge NewJudge(string name)
    {
        var agreed = new Agreements(new AgreementStore(sides.StateFolder, clock).Find(sides.Owner, name));
        return new LimitJudge(new LimitContext(
            run.Type, run.Options.Limits, Ledger?.About, agreed, clock.GetUtcNow(), run.Options.MaximumSourceAge));
    }

    private JoinContext NewContext(string name, string source, long read, FoundChanges found, LimitJudge judge)
    {
        var remembered = new RememberedValues(run.Seen is DesiredRows ? run.Seen.Columns.All : []);
        return new JoinContext(run.Type, run.Options, basis.Baseline, basis.Columns, basis.Meaning, run.Seen, basis.Writer)
        {
            Source = source,
            Retire = basis.Retire,
            // A trace that finds none of its records in the source says nothing about all other records.
            OnlySome = run.Options.OnlySome || (run.Watch is not null && read == 0),
            Known = run.Seen.Know(Ledger, source, clock.GetUtcNow(), remembered),
            Remembered = remembered,
            Others = new OtherNames(sides.Ledgers, sides.Owner, name, run.Type.Name, source),
            Protection = new Protection(run.Type, run.Options.Protect, basis.User, basis.Columns),
            Found = found,
            Tally = new PlanTally(basis.Writer, judge, run.Listener),
            Learned = new LearnedStore(sides.StateFolder).Find(sides.Owner, name),
        };
    }

    private IComparison NewComparison(JoinContext context, CancellationToken stop)
    {
        var retired = new RetiredRecords(type => sides.BaselineOf(type, basis.Baseline), stop);
        var guard = new ReferenceGuard(context, retired);
        if (run.Seen is DesiredOwners) return new OwnerComparison(context, guard);
        return new RecordComparison(context, guard, new AdoptionRules(context, () => sides.BaselineOf(Roles, basis.Baseline)));
    }
}
