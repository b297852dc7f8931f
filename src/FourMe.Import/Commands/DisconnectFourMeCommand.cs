using System.Management.Automation;
using FourMe.Import.Errors;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Removes connections. After the default connection was removed, there is none until another is created.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "FourMe", DefaultParameterSetName = NameSet)]
[OutputType(typeof(void))]
public sealed class DisconnectFourMeCommand : FourMeCommand
{
    private const string NameSet = "Name";
    private const string ObjectSet = "Connection";

    /// <summary>Names; wildcards are allowed. Without a name the default connection is removed.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet)]
    [ArgumentCompleter(typeof(ConnectionPatternCompleter))]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Connections from Get-FourMeConnection, or their names.</summary>
    [Parameter(ValueFromPipeline = true, ParameterSetName = ObjectSet, Mandatory = true)]
    [ConnectionTransform]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public FourMeConnection? Connection { get; set; }

    private protected override void Process()
    {
        if (Connection is not null) ConnectionTable.Current.Remove(Connection);
        else if (Name is null) ConnectionTable.Current.Remove(ConnectionChoice.Resolve(null));
        else foreach (string name in Name) Drop(name);
    }

    private void Drop(string name)
    {
        WildcardPattern pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
        FourMeConnection[] found = [.. ConnectionTable.Current.All.Where(connection => pattern.IsMatch(connection.Name))];
        if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name)) WriteFailure(Failures.NoConnection(name), name);
        foreach (FourMeConnection connection in found) ConnectionTable.Current.Remove(connection);
    }
}
