using FourMe.Import.State;

namespace FourMe.Import.PowerShell;

/// <summary>The runs in the history of the state folder that the command line names, while somebody types.</summary>
internal static class KnownRuns
{
    internal static IEnumerable<Run> Of(CompletionRequest request) => new RunLog(
        request.Values("StatePath").FirstOrDefault() is { Length: > 0 } named ? Path.GetFullPath(named) : StateFolder.Path).Read();
}
