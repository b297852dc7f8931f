namespace FourMe.Import.PowerShell;

/// <summary>Completes connections for parameters that accept wildcards.</summary>
internal sealed class ConnectionPatternCompleter : ConnectionCompleter
{
    private protected override bool TakesWildcards => true;
}
