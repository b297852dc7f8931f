using System.Management.Automation;
using FourMe.Import.Text;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Finds columns by name or wildcard, regardless of case, spaces, dots and underscores.
/// </summary>
internal sealed class ColumnPattern
{
    private readonly WildcardPattern? _pattern;
    private readonly WildcardPattern? _loose;

    internal ColumnPattern(string text)
    {
        Text = text;
        if (!WildcardPattern.ContainsWildcardCharacters(text)) return;
        _pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase);
        _loose = WildcardPattern.Get(text.Replace(" ", "").Replace(".", "").Replace("_", ""), WildcardOptions.IgnoreCase);
    }

    internal string Text { get; }

    /// <summary>A name must exist, unlike a pattern, which may match nothing.</summary>
    internal bool IsName => _pattern is null;

    internal IEnumerable<Column> In(RecordType type) => IsName
        ? type.FindColumn(Text) is { } column ? [column] : []
        : type.Columns.Where(candidate => _pattern!.IsMatch(candidate.Name) || _loose!.IsMatch(ColumnName.Normalize(candidate.Name)));
}
