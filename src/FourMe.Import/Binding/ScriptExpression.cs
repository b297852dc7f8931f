using System.Collections;
using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>A script block that computes the value of a column. It sees the record as <c>$_</c>.</summary>
/// <remarks>
/// It behaves the same whatever the caller has set: strict mode is off, errors stop, and preferences that could stop it, prompt or change
/// its output have PowerShell's defaults. It sees the caller's other variables and functions.
/// </remarks>
internal sealed class ScriptExpression
{
    private static readonly object StopOnErrors = ActionPreference.Stop;

    private readonly SessionState _session;
    private readonly BlockScope _scope;
    private PSVariable[]? _variables;

    // Otherwise a block that writes an error and continues would return nothing, and an empty cell clears a field.
    private readonly PSVariable _stopOnErrors = new("ErrorActionPreference", StopOnErrors);

    /// <param name="script">The block.</param>
    /// <param name="session">The session state for a block without a module.</param>
    internal ScriptExpression(ScriptBlock script, SessionState session)
    {
        _session = script.Module?.SessionState ?? session;
        _scope = new BlockScope(script, _session);
    }

    internal object? Run(object record)
    {
        _variables ??= [_stopOnErrors, .. Preferences.ToPin(_session)];
        // The previous block may have changed it.
        if (!ReferenceEquals(_stopOnErrors.Value, StopOnErrors)) _stopOnErrors.Value = StopOnErrors;
        try
        {
            return _scope.Invoke(record, _variables);
        }
        catch (RuntimeException failed) when (!MustPass(failed))
        {
            Forget(failed);
            // The exception of a stopping error speaks of a preference; the error inside says what happened.
            if (failed is ActionPreferenceStopException { ErrorRecord: { } error }) throw new InvalidOperationException($"{error}", failed);
            throw;
        }
        catch (LoopFlowException flow)
        {
            throw new InvalidOperationException(
                "'break' and 'continue' need a loop. Use 'return' to end the script block.", flow);
        }
    }

    /// <summary>
    /// Takes the error off <c>$Error</c>, to which the engine added it when it left the block: the error of the record contains it.
    /// </summary>
    private void Forget(RuntimeException failed)
    {
        if (_session.PSVariable.GetValue("global:Error") is ArrayList { Count: > 0 } errors && Is(errors[0], failed)) errors.RemoveAt(0);
    }

    private static bool Is(object? listed, RuntimeException failed) => listed switch
    {
        ErrorRecord record => ReferenceEquals(record, failed.ErrorRecord) || ReferenceEquals(record.Exception, failed)
            || ReferenceEquals(record.Exception, failed.ErrorRecord?.Exception),
        _ => ReferenceEquals(listed, failed),
    };

    /// <summary>The exceptions that end the run and not just the record: Ctrl+C, 'exit' in a script block.</summary>
    internal static bool MustPass(Exception exception) =>
        exception is PipelineStoppedException or TerminateException or FlowControlException;
}
