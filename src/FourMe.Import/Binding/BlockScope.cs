using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Runs a script block of a map without the caller's Set-StrictMode and with default preferences. A block runs for each record, and a
/// property that one record lacks must not be an error in one script and ignored in another.
/// </summary>
/// <remarks>
/// Strict mode and variables belong to a scope. If the engine has the known structure, one scope between those of the caller and the block
/// holds both for the whole run. Otherwise each call passes its variables, and the block is dot-sourced by another one that begins with
/// Set-StrictMode: same result, ten times slower.
/// </remarks>
internal sealed class BlockScope
{
    private static readonly EngineScopes? Engine = EngineScopes.Create();

    private readonly ScriptBlock _script;
    private readonly SessionState _session;
    private readonly ScriptBlock? _relaxed;
    private readonly InvocationInfo? _invocation;
    private readonly List<object?> _results = [];
    private object? _scope;
    private object? _parent;
    private bool _isRunning;

    /// <param name="script">The block.</param>
    /// <param name="session">Its session state.</param>
    internal BlockScope(ScriptBlock script, SessionState session)
    {
        _script = script;
        _session = session;
        if (IsSwitched)
        {
            _invocation = Engine!.InvocationOf(script);
            return;
        }
        ScriptBlock relaxed = ScriptBlock.Create("Set-StrictMode -Off; . $args[0]");
        _relaxed = script.Module is { } module ? module.NewBoundScriptBlock(relaxed) : relaxed;
    }

    /// <summary>Whether the engine's own scopes are used; tests turn it off to compare the results.</summary>
    internal static bool IsSwitched { get; set; } = Engine is not null;

    /// <summary>Runs the block.</summary>
    /// <param name="record">The record, visible as <c>$_</c>.</param>
    /// <param name="variables">Further variables, the same objects in each call.</param>
    /// <returns>The output of the block: null, one value, or a list of several.</returns>
    internal object? Invoke(object record, PSVariable[] variables)
    {
        if (_relaxed is not null)
        {
            // The engine removes '_' from the list it is given, so each call needs a new list.
            List<PSVariable> defined = [new("_", record), .. variables];
            return Single([.. _relaxed.InvokeWithContext(null, defined, _script)]);
        }
        // A block may itself start a command that runs the same block.
        List<object?> results = _isRunning ? [] : _results;
        bool isInner = _isRunning;
        object session = Engine!.SessionOf(_script, _session), before = Engine.Current(session);
        if (!ReferenceEquals(before, _parent) && !isInner) _scope = Engine.ScopeWith(session, variables);
        if (!isInner) _parent = before;
        _isRunning = true;
        Engine.SetCurrent(session, isInner ? before : _scope!);
        try
        {
            Engine.Call(_script, record, results, _invocation!);
            return Single(results);
        }
        finally
        {
            Engine.SetCurrent(session, before);
            _isRunning = isInner;
            results.Clear();
        }
    }

    private static object? Single(List<object?> results) => results.Count switch
    {
        0 => null,
        1 => results[0],
        _ => results.ToArray(),
    };
}
