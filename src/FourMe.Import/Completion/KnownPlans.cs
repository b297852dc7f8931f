using FourMe.Import.Manifests;
using FourMe.Import.Planning;
using FourMe.Import.State;

namespace FourMe.Import.PowerShell;

/// <summary>The plans and run names of the state folder that the command line names, while somebody types.</summary>
internal static class KnownPlans
{
    /// <summary>The plans, the newest first.</summary>
    internal static IReadOnlyList<PlanFile> Of(CompletionRequest request) => new PlanStore(FolderOf(request), TimeProvider.System).All();

    /// <summary>The run names: those with a ledger, stopped ones, and those of plans that wait.</summary>
    internal static IReadOnlyList<Sync> Names(CompletionRequest request) => new RunNames(FolderOf(request), TimeProvider.System).All();

    /// <summary>The runs of manifests, the newest first.</summary>
    internal static IReadOnlyList<ManifestState> Manifests(CompletionRequest request) =>
        new ManifestStore(FolderOf(request), TimeProvider.System).All();

    private static string FolderOf(CompletionRequest request) => request.Values("StatePath").FirstOrDefault() is { Length: > 0 } named
        ? Path.GetFullPath(named) : StateFolder.Path;
}
