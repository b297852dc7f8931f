using System.Management.Automation;
using FourMe.Import.Catalogue;
using FourMe.Import.Errors;
using FourMe.Import.Text;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Lists the columns of record types, in the order of the documented header. Needs no connection.</summary>
[Cmdlet(VerbsCommon.Get, "FourMeColumn")]
[OutputType(typeof(ColumnInfo))]
public sealed class GetFourMeColumnCommand : FourMeCommand
{
    private readonly List<RecordType> _searched = [];
    private readonly List<string> _unknown = [];
    private readonly HashSet<string> _found = [];

    /// <summary>Record types, by name or from Get-FourMeRecordType; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TransferTypeCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Type { get; set; } = [];

    /// <summary>
    /// Names of columns, including earlier ones, regardless of case, spaces, dots and underscores. Wildcards are allowed.
    /// </summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(ColumnPatternCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    private protected override object? DefaultTarget => Name;

    private protected override void Process()
    {
        foreach (string name in Type)
        {
            bool isPattern = WildcardPattern.ContainsWildcardCharacters(name);
            TransferType[] types = [.. TypePattern.Find(name)];
            if (types.Length == 0 && !isPattern) WriteFailure(Failures.RecordTypeNotFound(name, string.Empty, TransferType.Nearest(name)),
                name);
            foreach (TransferType type in types)
            {
                if (type.RecordType is { ColumnsKnown: true } known) WriteColumns(known);
                // With all types, a column need not be in any particular one.
                else if (!isPattern) _unknown.Add(type.Name);
            }
        }
    }

    private protected override void End()
    {
        if (_unknown.Count > 0)
        {
            Failure unknown = Failures.ColumnsNotKnown(string.Join("', '", _unknown));
            WriteWarning($"{unknown.Message} {unknown.Advice}");
        }
        if (_searched.Count == 0) return;
        // A column that only some of the types have is accepted. One that none of them has is an error.
        foreach (string name in Name.Where(name => new ColumnPattern(name).IsName && !_found.Contains(name)))
        {
            string? nearest = NearestName.OfWords(name, [.. _searched.SelectMany(type => type.Columns).Select(column => column.Name)]);
            WriteFailure(Failures.ColumnNotFound(name, [.. _searched.Select(type => type.Name)], nearest), name);
        }
    }

    private void WriteColumns(RecordType type)
    {
        _searched.Add(type);
        var chosen = new HashSet<Column>();
        foreach (ColumnPattern pattern in Name.Select(name => new ColumnPattern(name)))
            foreach (Column column in pattern.In(type))
            {
                _found.Add(pattern.Text);
                chosen.Add(column);
            }
        foreach (Column column in chosen.OrderBy(column => column.Position)) WriteObject(new ColumnInfo(type, column));
    }
}
