using System.Management.Automation;
using System.Management.Automation.Language;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Completes -Map: files that can be a map, a table with the type's main columns to fill in, and folders.
/// </summary>
internal sealed class MapCompleter : Completer
{
    private protected override IEnumerable<CompletionResult> Complete(CompletionRequest request)
    {
        CompletionResult[] paths = [.. Paths(request.Typed)];
        return
        [
            .. paths.Where(path => path.ResultType != CompletionResultType.ProviderContainer && IsMap(path.ListItemText)),
            .. Skeletons(request),
            .. paths.Where(path => path.ResultType == CompletionResultType.ProviderContainer),
        ];
    }

    /// <summary>PowerShell's own path completion; -Map takes a path literally, without wildcards.</summary>
    private static IEnumerable<CompletionResult> Paths(TypedWord typed)
    {
        int leaf = typed.Text.LastIndexOfAny(['/', '\\']) + 1;
        string begun = typed.Text.Substring(leaf);
        // The engine treats the last part as a pattern, so it gets only the part without wildcards.
        string plain = begun.Split('*', '?', '[', ']', '`')[0];
        return from path in CompletionCompleters.CompleteFilename("'" + WildcardPattern.Escape(typed.Text.Substring(0, leaf)) + plain)
               where path.ListItemText.StartsWith(begun, StringComparison.OrdinalIgnoreCase)
               let written = typed.Write(WildcardPattern.Unescape(ValueOf(path.CompletionText)))
               select new CompletionResult(written, path.ListItemText, path.ResultType, path.ToolTip);
    }

    private static string ValueOf(string written) =>
        Parser.ParseInput(written, out _, out _).Find(ast => ast is StringConstantExpressionAst,
            searchNestedScriptBlocks: false) is StringConstantExpressionAst text ? text.Value : written;

    private static IEnumerable<CompletionResult> Skeletons(CompletionRequest request)
    {
        // After the start of a path, no table is offered.
        if (request.Word is not ("" or "@")) return [];
        return request.Types.Select(type => type.RecordType).OfType<RecordType>().Where(type => type.ColumnsKnown)
            .Select(type => new CompletionResult(
            MapSkeleton.Write(type), $"@{{ {type.Name} }}", CompletionResultType.ParameterValue, MapSkeleton.ToolTip(type)));
    }

    private static bool IsMap(string file) => Path.GetExtension(file).ToLowerInvariant() is ".psd1" or ".json";
}
