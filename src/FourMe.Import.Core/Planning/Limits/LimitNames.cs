namespace FourMe.Import.Planning;

/// <summary>The values of <see cref="HeldLimit.Limit"/>: names of parameters and other reasons.</summary>
internal static class LimitNames
{
    internal const string MaximumRetire = "MaximumRetire";
    internal const string MaximumClear = "MaximumClear";
    internal const string MaximumUpdate = "MaximumUpdate";
    internal const string MaximumCreate = "MaximumCreate";
    internal const string MaximumAdopt = "MaximumAdopt";
    internal const string MinimumRecords = "MinimumRecords";
    internal const string FirstRun = "FirstRun";
    internal const string NoRecords = "NoRecords";
    internal const string SameValue = "SameValue";
    internal const string KeysMoved = "KeysMoved";
    internal const string ColumnEmpty = "ColumnEmpty";
    internal const string BaselineShrunk = "BaselineShrunk";
    internal const string SourceTooOld = "SourceTooOld";
    internal const string Claim = "Claim";
}
