using System.Collections.ObjectModel;
using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>A script block as the source of a column: it sees the record as <c>$_</c>.</summary>
internal static class ScriptExpression
{
    // An error that a script block writes and passes over would leave its value empty, and an empty cell clears a field.
    private static readonly PSVariable StopOnErrors = new("ErrorActionPreference", ActionPreference.Stop);

    internal static Func<object, object?> Of(ScriptBlock script) => record =>
    {
        // The engine takes '_' out of the list that it is given, so each call needs a list of its own.
        Collection<PSObject> results = script.InvokeWithContext(null, [new PSVariable("_", record), StopOnErrors]);
        return results.Count switch
        {
            0 => null,
            1 => results[0],
            _ => results,
        };
    };

    /// <summary>The exceptions that end the run and not just the record: Ctrl+C, and 'break', 'exit' and their like in a script block.</summary>
    internal static bool MustPass(Exception exception) => exception is PipelineStoppedException or TerminateException or FlowControlException;
}
