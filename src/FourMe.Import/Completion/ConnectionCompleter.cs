namespace FourMe.Import.PowerShell;

/// <summary>Completes the names of this session's connections.</summary>
internal class ConnectionCompleter : Completer
{
    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request) =>
        ConnectionTable.Current.All.Select(connection => new Candidate(connection.Name, () => ToolTip(connection)));

    private static string ToolTip(FourMeConnection connection) =>
        (connection.Account.Length > 0 ? $"{connection.Account} at {connection.ApiUri}" : connection.ApiUri.ToString())
            + (connection.IsDefault ? ", the default" : string.Empty);
}
