using FourMe.Import.Text;

namespace FourMe.Import.Planning;

/// <summary><c>SourceTooOld</c>: the source file was last written longer ago than allowed. Counted in hours.</summary>
internal sealed class SourceTooOldRule(LimitContext context) : LimitRule(context)
{
    internal override IEnumerable<HeldLimit> Judge(LimitFigures figures)
    {
        if (figures.SourceTime is not { } written || Context.Now - written <= Context.MaximumSourceAge) return [];
        TimeSpan age = Context.Now - written;
        return [new HeldLimit(LimitNames.SourceTooOld, (long)age.TotalHours, (long)Context.MaximumSourceAge.TotalHours, 0,
            Detail: $"the source file is {Age.Of(age)} old")];
    }
}
