using System.ComponentModel;
using System.Management.Automation;
using FourMe.Import.Errors;
using FourMe.Import.Planning;
using FourMe.Import.State;

namespace FourMe.Import.PowerShell;

/// <summary>Base of the cmdlets for run names, with the filters by account and host.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RunNameCommand : StateCommand
{
    /// <summary>Only run names of this account; '' for the API user's own. Bound from pipeline objects.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Account { get; set; }

    /// <summary>Only run names of this API host. Bound from pipeline objects.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Host")]
    [AllowEmptyString]
    public string? ApiHost { get; set; }

    private protected RunNames Names => field ??= new RunNames(StatePaths.Of(this, StatePath), TimeProvider.System);

    /// <summary>Finds run names.</summary>
    /// <param name="patterns">Names or wildcard patterns.</param>
    /// <param name="unknown">Called for a name that no ledger, plan or suspension has; null writes an error.</param>
    /// <param name="unreadable">Called for each ledger that cannot be read; null to skip those.</param>
    private protected IEnumerable<Sync> Named(
        IEnumerable<string> patterns, Func<string, Sync?> unknown, Action<Failure>? unreadable = null)
    {
        Sync[] all = [.. Names.All(unreadable).Where(IsMeant)];
        foreach (string pattern in patterns)
        {
            bool isPattern = WildcardPattern.ContainsWildcardCharacters(pattern);
            WildcardPattern like = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase);
            // A name may contain brackets, so it is also compared as it is.
            Sync[] found = [.. all.Where(sync => string.Equals(sync.Name, pattern, StringComparison.OrdinalIgnoreCase)
                || (isPattern && like.IsMatch(sync.Name)))];
            if (found.Length == 0 && !isPattern)
            {
                if (unknown(pattern) is { } meant) found = [meant];
                else WriteFailure(Failures.SyncNotFound(pattern), pattern);
            }
            foreach (Sync sync in found) yield return sync;
        }
    }

    /// <summary>A run name in the account of the connection; null without a connection.</summary>
    private protected Sync? OfConnection(string name) => (Connection ?? ConnectionTable.Current.Default) is { IsDropped: false } connection
        && RunNames.Of(JobOwner.Of(connection.Client), name) is var sync && IsMeant(sync) ? sync : null;

    /// <summary>A run name of which only unreadable files exist, in the account of the connection; null when there is none.</summary>
    private protected Sync? Unreadable(string name) =>
        OfConnection(name) is { } sync && (Names.IsSuspended(sync) || Names.HasLedger(sync)) ? sync : null;

    private protected void WriteSync(Sync sync) => WriteNamed(sync, NamedObject.Sync);

    private bool IsMeant(Sync sync) => (Account is null || Account == sync.Account)
        && (string.IsNullOrEmpty(ApiHost) || string.Equals(ApiHost, sync.Host, StringComparison.OrdinalIgnoreCase))
        && (Owner is not { } owner || owner == sync.Owner);
}
