using System.Management.Automation;
using System.Management.Automation.Language;

namespace FourMe.Import.PowerShell;

/// <summary>Finds the properties of the record that a script block reads: <c>$_.Enabled</c>, <c>$PSItem.Manager.Mail</c>.</summary>
internal static class ScriptReads
{
    /// <summary>Members that the engine adds to every object, or that are not properties of a record.</summary>
    private static readonly HashSet<string> Engine = new(StringComparer.OrdinalIgnoreCase) { "psobject", "psbase", "psadapted",
        "psextended", "pstypenames" };
    private static readonly HashSet<string> Sizes = new(StringComparer.OrdinalIgnoreCase) { "Count", "Length" };

    /// <summary>Names and dotted paths; empty when the block inspects the properties itself.</summary>
    internal static IReadOnlyList<string> PropertiesOf(ScriptBlock script)
    {
        var paths = new List<string>();
        foreach (Ast found in script.Ast.FindAll(ast => ast is MemberExpressionAst, searchNestedScriptBlocks: false))
        {
            if (found.Parent is MemberExpressionAst outer && outer.Expression == found && Steps(outer) is not null) continue;
            if (Steps((MemberExpressionAst)found) is not { } steps || !IsOfRecord(found)) continue;
            // A block that reads $_.PSObject.Properties handles missing properties itself.
            if (Engine.Contains(steps[0])) return [];
            if (steps.Count > 1 && Sizes.Contains(steps[steps.Count - 1])) steps.RemoveAt(steps.Count - 1);
            if (!(steps.Count == 1 && Sizes.Contains(steps[0]))) paths.Add(string.Join(".", steps));
        }
        return [.. paths.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The path after $_; null for anything else, for method calls, and for computed names.</summary>
    private static List<string>? Steps(MemberExpressionAst member)
    {
        var steps = new List<string>();
        ExpressionAst current = member;
        while (current is MemberExpressionAst { Static: false,
            Member: StringConstantExpressionAst name } step and not InvokeMemberExpressionAst)
        {
            steps.Insert(0, name.Value);
            current = step.Expression;
        }
        return current is VariableExpressionAst { VariablePath.UserPath: var variable } && variable.ToLowerInvariant() is "_" or "psitem"
            ? steps : null;
    }

    /// <summary>Whether $_ is the record. In a switch, a catch or a trap it is something else.</summary>
    private static bool IsOfRecord(Ast ast)
    {
        for (Ast child = ast; child.Parent is { } parent; child = parent)
        {
            if (parent is CatchClauseAst or TrapStatementAst) return false;
            if (parent is SwitchStatementAst choice && child != choice.Condition) return false;
        }
        return true;
    }
}
