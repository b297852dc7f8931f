namespace FourMe.Import.PowerShell;

/// <summary>The same for parameters that accept wildcards.</summary>
public sealed class ConnectionPatternCompleter : ConnectionCompleter
{
    private protected override bool TakesWildcards => true;
}
