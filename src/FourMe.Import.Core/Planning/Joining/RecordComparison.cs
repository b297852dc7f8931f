namespace FourMe.Import.Planning;

/// <summary>Compares the records of the run with those of the account, one by one.</summary>
internal sealed class RecordComparison(JoinContext context, ReferenceGuard guard, AdoptionRules adoption) : IComparison
{
    private const string ExchangedKeys = "it would get the name and the address or label of another record, which gets those of this one: "
        + "their keys were probably exchanged.";

    public ComparisonFigures Run(CancellationToken cancellationToken)
    {
        var join = new RecordJoin(context);
        var added = new NewRecords(context, adoption);
        join.Run(cancellationToken);
        added.Settle(cancellationToken);
        long unchanged = join.Unchanged + added.Unchanged;
        foreach (PlannedChange planned in context.Found.All())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (planned.Number > 0 && context.Desired[(uint)planned.Number].Is(RowState.Ambiguous)) continue;
            PlannedChange? real = context.Found.Renamed.Without(planned, context.Rows.Columns.All, context.Meaning);
            Watch(planned, real);
            if (real is not null && context.Found.Circles.IsOther(real.Change))
            {
                context.Desired.MarkAmbiguous((uint)planned.Number, planned.Change.Key, ExchangedKeys);
                continue;
            }
            if (real is not null) real = context.Found.Circles.Without(real, context.Note);
            if (real is not null && guard.Filter(real) is { } change) context.Tally.Add(change);
            else unchanged++;
        }
        foreach (PlannedChange create in added.Creates(cancellationToken))
            if (guard.Filter(create) is { } change) context.Tally.Add(change);
        if (!context.OnlySome)
            foreach (string key in context.Known.Vanished()) context.Note(PlanNotes.Vanished(key));
        return new ComparisonFigures(unchanged, added.Count, join.Claimed);
    }

    /// <summary>Traces dropped references as equal, because they follow their renamed record.</summary>
    private void Watch(PlannedChange planned, PlannedChange? real)
    {
        if (context.Watch is not { } watch || planned.Change.Cells.Count == real?.Change.Cells.Count) return;
        foreach (CellChange cell in planned.Change.Cells)
            if (real?.Change.Cells.Contains(cell) != true) watch.Decide(planned.Number, cell.Column, TraceDecision.Equal);
    }
}
