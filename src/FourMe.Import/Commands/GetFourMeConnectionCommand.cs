using System.Management.Automation;
using FourMe.Import.Errors;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Lists the connections of this session.</summary>
[Cmdlet(VerbsCommon.Get, "FourMeConnection")]
[OutputType(typeof(FourMeConnection))]
public sealed class GetFourMeConnectionCommand : FourMeCommand
{
    /// <summary>Names; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ConnectionPatternCompleter))]
    [SupportsWildcards]
    public string[] Name { get; set; } = ["*"];

    private protected override void Process()
    {
        foreach (string name in Name)
        {
            WildcardPattern pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            FourMeConnection[] found = [.. ConnectionTable.Current.All.Where(connection => pattern.IsMatch(connection.Name))];
            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name)) WriteFailure(Failures.NoConnection(name), name);
            WriteObject(found, enumerateCollection: true);
        }
    }
}
