namespace FourMe.Import.PowerShell;

/// <summary>Completes the columns of a template: those that an import accepts.</summary>
internal sealed class TemplateColumnCompleter : ColumnCompleter
{
    private protected override bool Offers(Column column) => !column.ReadOnly;
}
