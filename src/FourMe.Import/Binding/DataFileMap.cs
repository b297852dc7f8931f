using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Reads a map from a .psd1 file as data: nothing runs while it is loaded. A script block is taken as it stands, to be run
/// for each record.
/// </summary>
internal static class DataFileMap
{
    /// <exception cref="FourMeException"><c>MapFileInvalid</c> or <c>MapFileNotData</c>.</exception>
    internal static IDictionary Read(string path)
    {
        ScriptBlockAst script = Parser.ParseFile(path, out _, out ParseError[] errors);
        if (errors.Length > 0) throw Failures.MapFileInvalid(path, $"line {errors[0].Extent.StartLineNumber}: {errors[0].Message}").ToException();
        Ast[] tables = [.. script.FindAll(ast => ast is HashtableAst, searchNestedScriptBlocks: false)];
        bool isOneTable = script.EndBlock is { Statements.Count: 1 } && tables.Length > 0
            && script.EndBlock.Statements[0].Extent.Text == tables[0].Extent.Text && script.ParamBlock is null && script.BeginBlock is null && script.ProcessBlock is null;
        return isOneTable ? Table(path, (HashtableAst)tables[0]) : throw Failures.MapFileInvalid(path, "it is not one table @{ ... }.").ToException();
    }

    private static OrderedDictionary Table(string path, HashtableAst table)
    {
        var read = new OrderedDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (Tuple<ExpressionAst, StatementAst> pair in table.KeyValuePairs)
        {
            string name = Safe(path, pair.Item1)?.ToString() ?? string.Empty;
            read.Add(name, Value(path, pair.Item2));
        }
        return read;
    }

    private static object? Value(string path, StatementAst statement)
    {
        ExpressionAst? expression = (statement as PipelineAst)?.GetPureExpression();
        return expression switch
        {
            ScriptBlockExpressionAst block => block.ScriptBlock.GetScriptBlock(),
            HashtableAst table => Table(path, table),
            null => throw NotData(path, statement),
            _ => Safe(path, expression),
        };
    }

    private static object? Safe(string path, ExpressionAst expression)
    {
        try
        {
            return expression.SafeGetValue();
        }
        catch (Exception refused) when (refused is InvalidOperationException or PSInvalidOperationException)
        {
            throw NotData(path, expression);
        }
    }

    private static FourMeException NotData(string path, Ast ast) =>
        Failures.MapFileNotData(path, ast.Extent.StartLineNumber, ast.Extent.Text).ToException();
}
