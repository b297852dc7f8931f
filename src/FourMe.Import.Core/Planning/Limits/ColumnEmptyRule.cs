namespace FourMe.Import.Planning;

/// <summary><c>ColumnEmpty</c>: a column had values in the last good run and is empty in every record now.</summary>
internal sealed class ColumnEmptyRule(LimitContext context) : LimitRule(context)
{
    internal override IEnumerable<HeldLimit> Judge(LimitFigures figures)
    {
        // With no records at all, NoRecords reports the reason.
        if (figures.Seen == 0 || Context.Ledger is not { } ledger) return [];
        var filled = new HashSet<string>(figures.Columns.Where(column => column.Filled > 0).Select(column => column.Column),
            StringComparer.Ordinal);
        return ledger.FilledColumns.Where(column => !filled.Contains(column))
            .Select(column => new HeldLimit(LimitNames.ColumnEmpty, 0, 1, figures.Seen, column));
    }
}
