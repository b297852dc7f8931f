using FourMe.Import.Errors;
using FourMe.Import.Manifests;

namespace FourMe.Import.PowerShell;

/// <summary>Tells the script of OnEnd of every end but a quiet success. Its failure is a warning and nothing more.</summary>
/// <param name="console">The command.</param>
/// <param name="script">The script; null when there is none.</param>
internal sealed class OnEndScript(IManifestConsole console, string? script)
{
    /// <summary>Calls it with the runs.</summary>
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
