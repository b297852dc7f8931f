namespace FourMe.Import.PowerShell;

/// <summary>Completes the columns of the record types of the plans in -Id, or of the newest plan.</summary>
internal sealed class PlanColumnCompleter : Completer
{
    private protected override bool TakesWildcards => true;

    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request)
    {
        string[] ids = [.. request.Values("Id"), .. request.Values("PlanId")];
        Plan[] plans = [.. KnownPlans.Of(request).Select(file => file.Plan)];
        IEnumerable<Plan> meant = ids.Length == 0 ? plans.Take(1)
            : plans.Where(plan => ids.Contains(plan.Id, StringComparer.OrdinalIgnoreCase));
        return meant.Select(plan => RecordTypes.Find(plan.Type)).OfType<RecordType>().Distinct().SelectMany(type => type.Columns)
            .Select(column => new Candidate(column.Name, () => ColumnToolTip.Of(column)));
    }
}
