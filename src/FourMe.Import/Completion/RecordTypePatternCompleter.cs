namespace FourMe.Import.PowerShell;

/// <summary>The same where patterns are taken.</summary>
internal sealed class RecordTypePatternCompleter : RecordTypeCompleter
{
    private protected override bool TakesWildcards => true;
}
