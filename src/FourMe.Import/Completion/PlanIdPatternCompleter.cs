namespace FourMe.Import.PowerShell;

/// <summary>Completes the ids of plans for parameters that accept wildcards.</summary>
internal sealed class PlanIdPatternCompleter : PlanIdCompleter
{
    private protected override bool TakesWildcards => true;
}
