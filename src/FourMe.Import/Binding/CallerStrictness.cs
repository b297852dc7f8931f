using System.Collections.ObjectModel;
using System.Linq.Expressions;
using System.Management.Automation;
using System.Reflection;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Runs a script block without the caller's Set-StrictMode. A block of a map runs for each record, and a property that one
/// record lacks must not be an error in one script and ignored in another.
/// </summary>
/// <remarks>
/// The engine stores strict mode in the scope of the caller, which is not public. If the engine has the known structure, strict
/// mode is turned off there during the call, at no cost. Otherwise the block is dot-sourced by another one that starts with
/// Set-StrictMode, with the same result in ten times the time.
/// </remarks>
internal sealed class CallerStrictness
{
    private static readonly Version Off = new(0, 0);
    private static readonly Func<ScriptBlock, SessionState, object?>? ScopeOf = Scope();
    private static readonly Func<object, Version?>? Strictness = Getter();
    private static readonly Action<object, Version?>? SetStrictness = Setter();

    private readonly ScriptBlock _script;
    private readonly SessionState _session;
    private readonly ScriptBlock? _relaxed;

    /// <param name="script">The block.</param>
    /// <param name="session">Its session state.</param>
    internal CallerStrictness(ScriptBlock script, SessionState session)
    {
        _script = script;
        _session = session;
        if (IsSwitched) return;
        ScriptBlock relaxed = ScriptBlock.Create("Set-StrictMode -Off; . $args[0]");
        _relaxed = script.Module is { } module ? module.NewBoundScriptBlock(relaxed) : relaxed;
    }

    /// <summary>Whether the engine's own switch is used; tests turn it off to compare the results.</summary>
    internal static bool IsSwitched { get; set; } = ScopeOf is not null && Strictness is not null && SetStrictness is not null;

    /// <summary>Runs the block with additional variables.</summary>
    internal Collection<PSObject> Invoke(List<PSVariable> variables)
    {
        if (_relaxed is not null) return _relaxed.InvokeWithContext(null, variables, _script);
        object scope = ScopeOf!(_script, _session)!;
        Version? before = Strictness!(scope);
        SetStrictness!(scope, Off);
        try
        {
            return _script.InvokeWithContext(null, variables);
        }
        finally
        {
            SetStrictness(scope, before);
        }
    }

    /// <summary>The current scope of the block's session state; of the given one for a block that belongs to none.</summary>
    private static Func<ScriptBlock, SessionState, object?>? Scope()
    {
        ParameterExpression script = Expression.Parameter(typeof(ScriptBlock)), session = Expression.Parameter(typeof(SessionState));
        return Property(script, "SessionStateInternal") is { } own && Property(session, "Internal") is { } given && own.Type == given.Type
            && Property(Expression.Coalesce(own, given), "CurrentScope") is { } scope
            ? Expression.Lambda<Func<ScriptBlock, SessionState, object?>>(scope, script, session).Compile() : null;
    }

    private static Func<object, Version?>? Getter() => Member(out ParameterExpression scope) is { } member
        ? Expression.Lambda<Func<object, Version?>>(member, scope).Compile() : null;

    private static Action<object, Version?>? Setter()
    {
        ParameterExpression version = Expression.Parameter(typeof(Version));
        return Member(out ParameterExpression scope) is { Member: PropertyInfo { CanWrite: true } } member
            ? Expression.Lambda<Action<object, Version?>>(Expression.Assign(member, version), scope, version).Compile() : null;
    }

    private static MemberExpression? Member(out ParameterExpression scope)
    {
        scope = Expression.Parameter(typeof(object));
        Type? type = Property(Expression.Parameter(typeof(SessionState)), "Internal") is { } inner ? Property(inner, "CurrentScope")?.Type
            : null;
        return type is not null && Property(Expression.Convert(scope, type), "StrictModeVersion") is { } member
            && member.Type == typeof(Version) ? member : null;
    }

    private static MemberExpression? Property(Expression of, string name) =>
        of.Type.GetProperty(name, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public) is { CanRead: true } property
            ? Expression.Property(of, property) : null;
}
