using FourMe.Import.Errors;
using FourMe.Import.Manifests;

namespace FourMe.Import.PowerShell;

/// <summary>Calls the OnEnd script, except after a quiet success. If the script fails, only a warning is written.</summary>
/// <param name="console">The cmdlet.</param>
/// <param name="script">Path of the script; null when there is none.</param>
internal sealed class OnEndScript(IManifestConsole console, string? script)
{
    /// <summary>Calls the script with the runs.</summary>
    internal void Tell(IReadOnlyList<Run> runs)
    {
        if (script is null || runs.All(ManifestExit.IsQuiet)) return;
        object[] named = [.. runs.Select(run => NamedObject.Of(run, NamedObject.Run))];
        string? problem;
        try
        {
            problem = new SourceScript(console.Cmdlet).Run(script, output => console.Cmdlet.WriteVerbose($"{output}"), [named]);
        }
        catch (FourMeException failed)
        {
            problem = failed.Message;
        }
        if (problem is not null) console.Cmdlet.WriteWarning(Failures.OnEndFailed(script, problem).Message);
    }
}
