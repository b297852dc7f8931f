using System.Collections;
using System.Management.Automation;
using System.Runtime.ExceptionServices;
using FourMe.Import.Errors;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Runs a script and passes on its objects one by one. A script that throws, writes an error, sets an exit code or leaves through a
/// <c>break</c> outside a loop has failed, because its output may be incomplete.
/// </summary>
/// <remarks>
/// The script runs in the caller's session, with ErrorActionPreference Continue, so that the caller's preference cannot hide an error. It
/// runs in a PowerShell object of its own, because only there its errors can be observed without being written.
/// </remarks>
/// <param name="cmdlet">The cmdlet that runs the script. Receives its warnings and verbose output.</param>
internal sealed class SourceScript(PSCmdlet cmdlet)
{
    private const string ExitCode = "global:LASTEXITCODE";

    private const string Ended = "Ended";

    // What stands after the script is not reached when it leaves through 'break' or 'continue'. The engine reports nothing then.
    private const string Call = "param($FourMeScript, $FourMeArguments, $FourMeState) $ErrorActionPreference = 'Continue'; "
        + "Set-StrictMode -Off; $global:LASTEXITCODE = 0; & $FourMeScript @FourMeArguments; $FourMeState." + Ended + " = $true";

    /// <summary>Runs a script to its end.</summary>
    /// <param name="script">The path of a script, or a script block.</param>
    /// <param name="take">Called for each object the script returns.</param>
    /// <param name="arguments">The arguments of the script.</param>
    /// <returns>What went wrong; null when the script succeeded.</returns>
    /// <exception cref="FourMeException">An exception thrown by <paramref name="take"/>.</exception>
    internal string? Run(object script, Action<PSObject> take, params object[] arguments)
    {
        object? before = cmdlet.SessionState.PSVariable.GetValue(ExitCode);
        using var engine = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        var state = new Hashtable { [Ended] = false };
        engine.AddScript(Call, useLocalScope: true).AddArgument(script).AddArgument(arguments).AddArgument(state);
        using var output = new PSDataCollection<PSObject>();
        ExceptionDispatchInfo? refused = null;
        output.DataAdded += (_, _) =>
        {
            foreach (PSObject? one in output.ReadAll())
            {
                if (refused is not null || one is null) continue;
                try
                {
                    take(one);
                }
                catch (Exception failed)
                {
                    // Kept for later, because the engine would report it as an error of the script.
                    refused = ExceptionDispatchInfo.Capture(failed);
                }
            }
            PassOn(engine.Streams);
        };
        try
        {
            engine.Invoke(null, output);
        }
        catch (RuntimeException thrown) when (thrown is not PipelineStoppedException)
        {
            refused?.Throw();
            return Words(thrown.ErrorRecord);
        }
        finally
        {
            PassOn(engine.Streams);
        }
        refused?.Throw();
        object? code = PSValue.Unwrap(cmdlet.SessionState.PSVariable.GetValue(ExitCode));
        cmdlet.SessionState.PSVariable.Set(ExitCode, before);
        if (engine.Streams.Error.Count > 0) return Words(engine.Streams.Error);
        if (code is not (null or 0)) return $"it ended with exit code {code}.";
        return state[Ended] is true ? null : "it was left early by 'break', 'continue' or 'exit' outside a loop or script.";
    }

    private static string Words(PSDataCollection<ErrorRecord> errors) => errors.Count == 1 ? Words(errors[0])
        : $"it wrote {errors.Count} errors, the first: {Words(errors[0])}";

    private static string Words(ErrorRecord error)
    {
        string text = error.ErrorDetails?.Message ?? error.Exception.Message;
        string where = error.InvocationInfo is { ScriptLineNumber: > 0, ScriptName.Length: > 0 } place
            ? $" ({Path.GetFileName(place.ScriptName)}, line {place.ScriptLineNumber})" : string.Empty;
        return text.TrimEnd().TrimEnd('.') + where + ".";
    }

    private void PassOn(PSDataStreams streams)
    {
        foreach (WarningRecord warning in streams.Warning.ReadAll()) cmdlet.WriteWarning(warning.Message);
        foreach (VerboseRecord verbose in streams.Verbose.ReadAll()) cmdlet.WriteVerbose(verbose.Message);
    }
}
