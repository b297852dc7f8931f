using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>Completes a plan: lets the limits judge it and moves it to its final folder.</summary>
internal sealed class PlanEnding(PlanSides sides, JoinContext context, string name, DateTimeOffset? sourceTime)
{
    /// <summary>Completes the plan. With WhatIf nothing is written.</summary>
    /// <param name="read">Number of records in the run.</param>
    /// <param name="figures">The counts of the comparison.</param>
    /// <param name="judge">The limits, which have observed every change.</param>
    /// <param name="now">The time of the plan.</param>
    internal Plan Complete(long read, ComparisonFigures figures, LimitJudge judge, DateTimeOffset now)
    {
        IReadOnlyList<HeldLimit> held = judge.Judge(Figures(read, figures));
        PlanTally tally = context.Tally;
        var plan = new Plan
        {
            Id = context.Writer.Id,
            Name = name,
            Type = context.Type.Name,
            Source = context.Source,
            Account = sides.Owner.Account,
            State = held.Count > 0 ? PlanState.Held : PlanState.Ready,
            Created = now,
            BaselineTime = context.Baseline.About.StandsFor,
            Seen = read,
            Creates = tally[ChangeAction.Create],
            Updates = tally[ChangeAction.Update],
            Adopts = tally[ChangeAction.Adopt],
            Retires = tally[ChangeAction.Retire],
            Restores = tally[ChangeAction.Restore],
            Unchanged = figures.Unchanged,
            Refused = read - context.Rows.Count + context.Rows.Refused,
            Kept = context.Remembered.Kept,
            Held = held,
            Notes = context.Writer.Notes,
        };
        plan = plan with { Summary = PlanSummary.Of(plan, context.Retire?.Values) };
        if (!context.Options.WhatIf) context.Writer.Complete(Header(plan));
        return plan;
    }

    private LimitFigures Figures(long read, ComparisonFigures figures) => new()
    {
        Seen = read,
        Unseen = context.Known.Unseen,
        New = figures.New,
        Claimed = figures.Claimed,
        Columns = [.. context.Rows.Columns.All.Select(column => new ColumnFigures(column.Header, column.Written, column.Filled))],
        Shrunk = context.Baseline.Shrunk is { } shrunk ? new ShrunkExport(shrunk.Records, shrunk.Of) : null,
        SourceTime = sourceTime,
    };

    private PlanHeader Header(Plan plan) => new()
    {
        Plan = plan,
        Host = sides.Owner.Host,
        Retire = context.Retire?.Values,
        FilledColumns = [.. context.Rows.Columns.All.Where(column => column.Filled > 0).Select(column => column.Header)],
        Remembered = context.Remembered.Headers,
        CountsAbsences = context.Retire is not null && !context.Rows.HasUnreadableKey,
        BaselineHash = context.Baseline.Hash,
        BaselineFile = context.Baseline.Path,
        BaselinePath = context.Options.BaselinePath,
        LookOnly = sides.LookOnly(context.Baseline),
        MapPath = context.Options.MapPath,
        MapHash = context.Options.MapPath is { } map ? PlanFolder.HashOf(map) : null,
    };
}
