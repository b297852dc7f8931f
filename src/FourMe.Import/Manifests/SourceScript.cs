using System.Management.Automation;
using System.Runtime.ExceptionServices;
using FourMe.Import.Errors;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Runs a script and takes its objects one by one. A script that throws, writes an error or ends with an exit code has failed: what it
/// returned may be a part only.
/// </summary>
/// <remarks>
/// It runs in the session of the caller, with errors that do not stop it: a preference of the caller must not hide one. The engine's
/// own PowerShell object is used, because only there can its errors be seen without being written.
/// </remarks>
/// <param name="cmdlet">The command that runs it; gets its warnings.</param>
internal sealed class SourceScript(PSCmdlet cmdlet)
{
    private const string ExitCode = "global:LASTEXITCODE";

    private const string Call = "param($FourMeScript, $FourMeArguments) $ErrorActionPreference = 'Continue'; Set-StrictMode -Off; "
        + "$global:LASTEXITCODE = 0; & $FourMeScript @FourMeArguments";

    /// <summary>Runs a script to its end.</summary>
    /// <param name="script">The path of a script, or a script block.</param>
    /// <param name="take">Takes each object that it returns.</param>
    /// <param name="arguments">What it is called with.</param>
    /// <returns>What is wrong with it; null when it went well.</returns>
    /// <exception cref="FourMeException">What <paramref name="take"/> has thrown.</exception>
    internal string? Run(object script, Action<PSObject> take, params object[] arguments)
    {
        object? before = cmdlet.SessionState.PSVariable.GetValue(ExitCode);
        using var engine = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        engine.AddScript(Call, useLocalScope: true).AddArgument(script).AddArgument(arguments);
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
                    // The engine would take it for an error of the script.
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
        return code is null or 0 ? null : $"it ended with exit code {code}.";
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
