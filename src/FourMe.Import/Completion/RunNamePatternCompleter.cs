namespace FourMe.Import.PowerShell;

/// <summary>Completes run names for parameters that accept wildcards.</summary>
internal sealed class RunNamePatternCompleter : RunNameCompleter
{
    private protected override bool TakesWildcards => true;
}
