using FourMe.Import.State;

namespace FourMe.Import.PowerShell;

/// <summary>Reads the history for completion, from the state folder in the command line.</summary>
internal static class KnownRuns
{
    internal static IEnumerable<Run> Of(CompletionRequest request) => new RunLog(
        request.Values("StatePath").FirstOrDefault() is { Length: > 0 } named ? Path.GetFullPath(named) : StateFolder.Path).Read();
}
