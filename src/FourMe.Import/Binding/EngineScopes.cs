using System.Linq.Expressions;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Management.Automation.Language;
using System.Reflection;

namespace FourMe.Import.PowerShell;

/// <summary>
/// The engine's variable scopes and its internal call of a script block. They are not public, so they are used only on an engine with
/// exactly the known structure.
/// </summary>
internal sealed class EngineScopes
{
    private const BindingFlags Inner = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
    private static readonly Version NoStrictMode = new(0, 0);

    private EngineScopes() { }

    /// <summary>The session state in which a block runs; the given one for a block without its own.</summary>
    internal Func<ScriptBlock, SessionState, object> SessionOf { get; private set; } = null!;

    /// <summary>The current scope of a session state.</summary>
    internal Func<object, object> Current { get; private set; } = null!;

    /// <summary>Makes a scope the current one.</summary>
    internal Action<object, object> SetCurrent { get; private set; } = null!;

    /// <summary>Runs a block in a new scope with a record as <c>$_</c>, and adds its output to a list.</summary>
    internal Action<ScriptBlock, object, List<object?>, InvocationInfo> Call { get; private set; } = null!;

    private Func<object, object> NewScope { get; set; } = null!;
    private Action<object, Version> SetStrictMode { get; set; } = null!;
    private Func<object, IDictionary<string, PSVariable>> Variables { get; set; } = null!;
    private Func<IScriptExtent, InvocationInfo> NewInvocation { get; set; } = null!;

    /// <summary>The accessors; null on an engine with another structure.</summary>
    internal static EngineScopes? Create()
    {
        if (!EngineInternals.AreUsed) return null;
        try
        {
            Type session = Property(typeof(ScriptBlock), "SessionStateInternal").PropertyType;
            Type scope = Property(session, "CurrentScope").PropertyType;
            ParameterExpression script = Expression.Parameter(typeof(ScriptBlock)), state = Expression.Parameter(typeof(SessionState));
            ParameterExpression from = Expression.Parameter(typeof(object)), to = Expression.Parameter(typeof(object));
            ParameterExpression version = Expression.Parameter(typeof(Version)), extent = Expression.Parameter(typeof(IScriptExtent));
            Expression current = Expression.Property(Expression.Convert(from, session), Property(session, "CurrentScope"));
            Expression strictMode = Expression.Property(Expression.Convert(from, scope), Property(scope, "StrictModeVersion"));
            ConstructorInfo invocation =
                typeof(InvocationInfo).GetConstructor(Inner, null, [typeof(CommandInfo), typeof(IScriptExtent)], null)!;
            return new EngineScopes
            {
                SessionOf = Expression.Lambda<Func<ScriptBlock, SessionState, object>>(
                    Expression.Coalesce(Expression.Property(script, Property(typeof(ScriptBlock), "SessionStateInternal")),
                        Expression.Property(state, Property(typeof(SessionState), "Internal"))), script, state).Compile(),
                Current = Expression.Lambda<Func<object, object>>(current, from).Compile(),
                SetCurrent = Expression.Lambda<Action<object, object>>(
                    Expression.Assign(current, Expression.Convert(to, scope)), from, to).Compile(),
                NewScope = Expression.Lambda<Func<object, object>>(
                    Expression.Call(Expression.Convert(from, session), session.GetMethod("NewScope", Inner, null, [typeof(bool)], null)!,
                        Expression.Constant(false)), from).Compile(),
                SetStrictMode = Expression.Lambda<Action<object, Version>>(Expression.Assign(strictMode, version), from, version).Compile(),
                Variables = Expression.Lambda<Func<object, IDictionary<string, PSVariable>>>(
                    Expression.Property(Expression.Convert(from, scope), Property(scope, "Variables")), from).Compile(),
                NewInvocation = Expression.Lambda<Func<IScriptExtent, InvocationInfo>>(
                    Expression.New(invocation, Expression.Constant(null, typeof(CommandInfo)), extent), extent).Compile(),
                Call = Caller(),
            };
        }
#pragma warning disable CA1031 // Whatever is missing, the public way does the same.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>A new scope below the current one, with its own variables and without strict mode.</summary>
    internal object ScopeWith(object session, IEnumerable<PSVariable> variables)
    {
        object scope = NewScope(session);
        SetStrictMode(scope, NoStrictMode);
        foreach (PSVariable variable in variables) Variables(scope).Add(variable.Name, variable);
        return scope;
    }

    /// <summary>The value of <c>$MyInvocation</c> in a block. The engine would search the call stack for it in every call.</summary>
    internal InvocationInfo InvocationOf(ScriptBlock script) => NewInvocation(script.Ast.Extent);

    private static Action<ScriptBlock, object, List<object?>, InvocationInfo> Caller()
    {
        MethodInfo invoke = typeof(ScriptBlock).GetMethod("InvokeWithPipe", Inner)!;
        ParameterExpression script = Expression.Parameter(typeof(ScriptBlock)), record = Expression.Parameter(typeof(object));
        ParameterExpression results = Expression.Parameter(typeof(List<object?>));
        ParameterExpression invocation = Expression.Parameter(typeof(InvocationInfo));
        return Expression.Lambda<Action<ScriptBlock, object, List<object?>, InvocationInfo>>(
            Expression.Call(script, invoke, invoke.GetParameters().Select(parameter => (Expression)(parameter.Name switch
            {
                "useLocalScope" => Expression.Constant(true),
                "errorHandlingBehavior" => Expression.Constant(Enum.Parse(parameter.ParameterType, "WriteToCurrentErrorPipe")),
                "dollarUnder" => record,
                "input" or "scriptThis" => Expression.Constant(AutomationNull.Value, typeof(object)),
                "outputPipe" => Expression.New(
                    parameter.ParameterType.GetConstructor(Inner, null, [typeof(List<object>)], null)!, results),
                "invocationInfo" => invocation,
                "propagateAllExceptionsToTop" => Expression.Constant(false),
                "variablesToDefine" or "functionsToDefine" or "args" => Expression.Constant(null, parameter.ParameterType),
                _ => throw new NotSupportedException(parameter.Name),
            }))), script, record, results, invocation).Compile();
    }

    private static PropertyInfo Property(Type type, string name) =>
        type.GetProperty(name, Inner) ?? throw new MissingMemberException(type.Name, name);
}
