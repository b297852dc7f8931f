namespace FourMe.Import.PowerShell;

/// <summary>The same where patterns are taken.</summary>
internal sealed class RunIdPatternCompleter : RunIdCompleter
{
    private protected override bool TakesWildcards => true;
}
