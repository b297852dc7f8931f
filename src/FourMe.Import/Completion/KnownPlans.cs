using FourMe.Import.Planning;
using FourMe.Import.State;

namespace FourMe.Import.PowerShell;

/// <summary>The plans and run names of the state folder that the command line names, while somebody types.</summary>
internal static class KnownPlans
{
    /// <summary>The plans, the newest first.</summary>
    internal static IReadOnlyList<PlanFile> Of(CompletionRequest request) => new PlanStore(FolderOf(request), TimeProvider.System).All();

    /// <summary>The ledgers.</summary>
    internal static IEnumerable<LedgerAbout> Ledgers(CompletionRequest request) =>
        new LedgerStore(FolderOf(request)).All(_ => { }).Select(ledger => ledger.About);

    private static string FolderOf(CompletionRequest request) => request.Values("StatePath").FirstOrDefault() is { Length: > 0 } named
        ? Path.GetFullPath(named) : StateFolder.Path;
}
