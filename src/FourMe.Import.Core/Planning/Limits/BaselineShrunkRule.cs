namespace FourMe.Import.Planning;

/// <summary><c>BaselineShrunk</c>: a full export had fewer than 90 % of the records of the baseline it should have replaced.</summary>
internal sealed class BaselineShrunkRule(LimitContext context) : LimitRule(context)
{
    private static readonly Limit Required = Limit.OfPercent(90);

    internal override IEnumerable<HeldLimit> Judge(LimitFigures figures) => figures.Shrunk is { } export
        ? [new HeldLimit(LimitNames.BaselineShrunk, export.Records, Required.Required(export.Before), export.Before)] : [];
}
