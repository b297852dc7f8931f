using System.ComponentModel;
using System.Management.Automation;
using FourMe.Import.Errors;
using FourMe.Import.Planning;
using FourMe.Import.State;

namespace FourMe.Import.PowerShell;

/// <summary>What the cmdlets share that work on run names: which are meant, by name and account.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RunNameCommand : StateCommand
{
    /// <summary>Only run names of this account; '' is the API user's own. That of an object in the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Account { get; set; }

    /// <summary>Only run names of this host of the API. That of an object in the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Host")]
    [AllowEmptyString]
    public string? ApiHost { get; set; }

    private protected RunNames Names => field ??= new RunNames(StatePaths.Of(this, StatePath), TimeProvider.System);

    /// <summary>The run names that are meant.</summary>
    /// <param name="patterns">Names, or patterns of names.</param>
    /// <param name="unknown">What is meant by a name that no ledger and no plan has; null for an error.</param>
    /// <param name="unreadable">Hears of ledgers that cannot be read; null passes over them.</param>
    private protected IEnumerable<Sync> Named(
        IEnumerable<string> patterns, Func<string, Sync?> unknown, Action<Failure>? unreadable = null)
    {
        Sync[] all = [.. Names.All(unreadable).Where(IsMeant)];
        foreach (string pattern in patterns)
        {
            bool isPattern = WildcardPattern.ContainsWildcardCharacters(pattern);
            WildcardPattern like = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase);
            // A name may have brackets of its own.
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

    /// <summary>A run name of the account of the connection; null when there is no connection.</summary>
    private protected Sync? OfConnection(string name) => (Connection ?? ConnectionTable.Current.Default) is { IsDropped: false } connection
        && RunNames.Of(JobOwner.Of(connection.Client), name) is var sync && IsMeant(sync) ? sync : null;

    /// <summary>A name of which only files that cannot be read are left: it is found by the account of the connection.</summary>
    private protected Sync? Unreadable(string name) =>
        OfConnection(name) is { } sync && (Names.IsSuspended(sync) || Names.HasLedger(sync)) ? sync : null;

    private protected void WriteSync(Sync sync) => WriteNamed(sync, NamedObject.Sync);

    private bool IsMeant(Sync sync) => (Account is null || Account == sync.Account)
        && (string.IsNullOrEmpty(ApiHost) || string.Equals(ApiHost, sync.Host, StringComparison.OrdinalIgnoreCase))
        && (Owner is not { } owner || owner == sync.Owner);
}
