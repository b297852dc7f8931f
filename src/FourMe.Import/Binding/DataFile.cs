using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation.Language;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Reads a .psd1 file as data: nothing is executed while it is loaded. A script block is kept, to run later.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="invalid">Creates the exception for a file that is not a table of data.</param>
/// <param name="notData">Creates the exception for code, from its line and text.</param>
internal sealed class DataFile(string path, Func<string, FourMeException> invalid, Func<int, string, FourMeException> notData)
{
    /// <summary>The table; a list of tables in it is an array.</summary>
    internal IDictionary Read()
    {
        ScriptBlockAst script = Parser.ParseFile(path, out Token[] tokens, out ParseError[] errors);
        if (errors.Length > 0) throw invalid($"line {errors[0].Extent.StartLineNumber}: {errors[0].Message}");
        return script.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false) is HashtableAst table && IsAlone(table, tokens)
            ? Table(table) : throw invalid("it is not one table @{ ... }.");
    }

    /// <summary>Whether a file has only comments around one table: no statement, no block, no 'using'.</summary>
    private static bool IsAlone(HashtableAst table, Token[] tokens) => tokens.All(token =>
        token.Kind is TokenKind.Comment or TokenKind.NewLine or TokenKind.EndOfInput
        || (token.Extent.StartOffset >= table.Extent.StartOffset && token.Extent.EndOffset <= table.Extent.EndOffset));

    private OrderedDictionary Table(HashtableAst table)
    {
        var read = new OrderedDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (Tuple<ExpressionAst, StatementAst> pair in table.KeyValuePairs)
        {
            string name = Safe(pair.Item1)?.ToString() ?? string.Empty;
            read.Add(name, Value(pair.Item2));
        }
        return read;
    }

    private object? Value(StatementAst statement) =>
        (statement as PipelineAst)?.GetPureExpression() is { } expression ? Value(expression) : throw NotData(statement);

    private object? Value(ExpressionAst expression) => expression switch
    {
        ScriptBlockExpressionAst block => block.ScriptBlock.GetScriptBlock(),
        HashtableAst table => Table(table),
        ArrayExpressionAst array => Items(array),
        ArrayLiteralAst list when list.Elements.Any(HasTable) => list.Elements.Select(Value).ToArray(),
        _ => Safe(expression),
    };

    /// <summary>The items of @( ... ): on one line with commas between them, or one on each line.</summary>
    private object?[] Items(ArrayExpressionAst array) => [.. array.SubExpression.Statements.Select(Value)
        .SelectMany(item => item is object?[] several ? several : [item])];

    private static bool HasTable(ExpressionAst expression) => expression is HashtableAst or ScriptBlockExpressionAst or ArrayExpressionAst;

    private object? Safe(ExpressionAst expression)
    {
        try
        {
            return expression.SafeGetValue();
        }
        catch (Exception refused) when (refused is InvalidOperationException)
        {
            throw NotData(expression);
        }
    }

    private FourMeException NotData(Ast ast) => notData(ast.Extent.StartLineNumber, ast.Extent.Text);
}
