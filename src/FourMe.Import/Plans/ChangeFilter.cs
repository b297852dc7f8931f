using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>Filters the changes of a plan by action, column and key.</summary>
internal sealed class ChangeFilter(IReadOnlyCollection<ChangeAction>? actions, IEnumerable<string>? columns, IEnumerable<string>? keys)
{
    private readonly WildcardPattern[]? _columns = PatternsOf(columns);
    private readonly WildcardPattern[]? _keys = PatternsOf(keys);

    internal bool Takes(Change change) =>
        actions?.Contains(change.Action) != false && IsLike(change.Key, _keys) && (_columns is null || change.Cells.Any(Takes));

    internal bool Takes(CellChange cell) => IsLike(cell.Column, _columns);

    private static WildcardPattern[]? PatternsOf(IEnumerable<string>? texts) =>
        texts is null ? null : [.. texts.Select(text => WildcardPattern.Get(text, WildcardOptions.IgnoreCase))];

    private static bool IsLike(string text, WildcardPattern[]? patterns) =>
        patterns is null || Array.Exists(patterns, pattern => pattern.IsMatch(text));
}
