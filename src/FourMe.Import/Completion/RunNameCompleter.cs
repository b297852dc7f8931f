namespace FourMe.Import.PowerShell;

/// <summary>Completes run names that have a ledger or a plan; only those of the types in -Type, if given.</summary>
internal class RunNameCompleter : Completer
{
    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request)
    {
        string[] types = [.. request.Values("Type")];
        return KnownPlans.Names(request).Select(sync => (sync.Name, sync.Type, sync.Source))
            .Concat(KnownPlans.Of(request).Select(plan => (plan.Plan.Name, plan.Plan.Type, plan.Plan.Source)))
            .Where(run => types.Length == 0 || types.Contains(run.Type, StringComparer.OrdinalIgnoreCase))
            .GroupBy(run => run.Name, StringComparer.OrdinalIgnoreCase).OrderBy(same => same.Key, StringComparer.OrdinalIgnoreCase)
            .Select(same => new Candidate(same.Key, () => ToolTip(same.First().Type, same.First().Source)));
    }

    private static string ToolTip(string type, string source) => source.Length > 0 ? $"{type} with the Source '{source}'"
        : type.Length > 0 ? type : "no run of this name is known";
}
