namespace FourMe.Import.PowerShell;

/// <summary>Completes record types for parameters that accept wildcards.</summary>
internal sealed class RecordTypePatternCompleter : RecordTypeCompleter
{
    private protected override bool TakesWildcards => true;
}
