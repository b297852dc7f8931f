namespace FourMe.Import.Planning;

/// <summary><c>NoRecords</c>: the source has no records at all.</summary>
internal sealed class NoRecordsRule(LimitContext context) : LimitRule(context)
{
    internal override IEnumerable<HeldLimit> Judge(LimitFigures figures) =>
        figures.Seen == 0 ? [new HeldLimit(LimitNames.NoRecords, 0, 1, Context.InUse(figures))] : [];
}
