namespace FourMe.Import.PowerShell;

/// <summary>Completes the columns of a template: those that an import accepts.</summary>
public sealed class TemplateColumnCompleter : ColumnCompleter
{
    private protected override bool Offers(Column column) => !column.ReadOnly;
}
