namespace FourMe.Import.PowerShell;

/// <summary>The same for parameters that accept wildcards.</summary>
internal sealed class ColumnPatternCompleter : ColumnCompleter
{
    private protected override bool TakesWildcards => true;
}
