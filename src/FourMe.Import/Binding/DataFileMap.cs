using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using System.Management.Automation.Language;
using FourMe.Import.Errors;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Reads a map from a .psd1 file as data: nothing is executed while it is loaded. A script block is kept, to run for each
/// record.
/// </summary>
internal static class DataFileMap
{
    /// <exception cref="FourMeException"><c>MapFileInvalid</c> or <c>MapFileNotData</c>.</exception>
    internal static IDictionary Read(string path)
    {
        ScriptBlockAst script = Parser.ParseFile(path, out Token[] tokens, out ParseError[] errors);
        if (errors.Length > 0) throw Failures.MapFileInvalid(path, $"line {errors[0].Extent.StartLineNumber}: {errors[0].Message}")
            .ToException();
        return script.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false) is HashtableAst table && IsAlone(table, tokens)
            ? Table(path, table) : throw Failures.MapFileInvalid(path, "it is not one table @{ ... }.").ToException();
    }

    /// <summary>Whether a file has only comments around one table: no statement, no block, no 'using'.</summary>
    private static bool IsAlone(HashtableAst table, Token[] tokens) => tokens.All(token =>
        token.Kind is TokenKind.Comment or TokenKind.NewLine or TokenKind.EndOfInput
        || (token.Extent.StartOffset >= table.Extent.StartOffset && token.Extent.EndOffset <= table.Extent.EndOffset));

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
