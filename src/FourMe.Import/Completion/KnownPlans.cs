using FourMe.Import.Manifests;
using FourMe.Import.Planning;
using FourMe.Import.State;

namespace FourMe.Import.PowerShell;

/// <summary>Reads plans, run names and manifest runs for completion, from the state folder in the command line.</summary>
internal static class KnownPlans
{
    /// <summary>The plans, newest first.</summary>
    internal static IReadOnlyList<PlanFile> Of(CompletionRequest request) => new PlanStore(FolderOf(request), TimeProvider.System).All();

    /// <summary>The run names: those with a ledger, suspended ones, and those with an open plan.</summary>
    internal static IReadOnlyList<Sync> Names(CompletionRequest request) => new RunNames(FolderOf(request), TimeProvider.System).All();

    /// <summary>The manifest runs, newest first.</summary>
    internal static IReadOnlyList<ManifestState> Manifests(CompletionRequest request) =>
        new ManifestStore(FolderOf(request), TimeProvider.System).All();

    private static string FolderOf(CompletionRequest request) => request.Values("StatePath").FirstOrDefault() is { Length: > 0 } named
        ? Path.GetFullPath(named) : StateFolder.Path;
}
