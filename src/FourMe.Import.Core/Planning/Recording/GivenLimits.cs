namespace FourMe.Import.Planning;

/// <summary>The limits of a run that differ from the defaults, by parameter name.</summary>
internal static class GivenLimits
{
    internal static IReadOnlyList<RunLimit> Of(PlanOptions options)
    {
        PlanLimits given = options.Limits, usual = new();
        TimeSpan age = new PlanOptions().MaximumSourceAge;
        IEnumerable<RunLimit?> all =
        [
            Differing(LimitNames.MaximumRetire, given.Retire, usual.RetireInForce.ToString()),
            Differing(LimitNames.MaximumClear, given.Clear, usual.ClearInForce.ToString()),
            Differing(LimitNames.MaximumUpdate, given.Update, usual.UpdateInForce.ToString()),
            Differing(LimitNames.MaximumCreate, given.Create, usual.CreateInForce.ToString()),
            Differing(LimitNames.MaximumAdopt, given.Adopt, usual.AdoptInForce.ToString()),
            Differing(LimitNames.MinimumRecords, given.MinimumRecords, usual.MinimumRecordsInForce.ToString()),
            options.MaximumSourceAge == age ? null : new RunLimit("MaximumSourceAge", options.MaximumSourceAge.ToString(), age.ToString()),
        ];
        return [.. all.OfType<RunLimit>()];
    }

    private static RunLimit? Differing(string name, Limit? given, string usual) =>
        given?.ToString() is { } value && value != usual ? new RunLimit(name, value, usual) : null;
}
