namespace FourMe.Import.PowerShell;

/// <summary>The same for parameters that accept wildcards.</summary>
internal sealed class ConnectionPatternCompleter : ConnectionCompleter
{
    private protected override bool TakesWildcards => true;
}
