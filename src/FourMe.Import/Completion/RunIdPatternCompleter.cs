namespace FourMe.Import.PowerShell;

/// <summary>Completes the ids of runs for parameters that accept wildcards.</summary>
internal sealed class RunIdPatternCompleter : RunIdCompleter
{
    private protected override bool TakesWildcards => true;
}
