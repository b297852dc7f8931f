namespace FourMe.Import.PowerShell;

/// <summary>Completes columns for parameters that accept wildcards.</summary>
internal sealed class ColumnPatternCompleter : ColumnCompleter
{
    private protected override bool TakesWildcards => true;
}
