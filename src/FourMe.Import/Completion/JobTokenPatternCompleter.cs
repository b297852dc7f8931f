namespace FourMe.Import.PowerShell;

/// <summary>Completes tokens of jobs for parameters that accept wildcards.</summary>
internal sealed class JobTokenPatternCompleter : JobTokenCompleter
{
    private protected override bool TakesWildcards => true;
}
