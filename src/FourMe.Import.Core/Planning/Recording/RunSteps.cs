namespace FourMe.Import.Planning;

/// <summary>Names of the steps of a run.</summary>
internal static class RunSteps
{
    internal const string Baseline = "Baseline";
    internal const string Records = "Records";
    internal const string Compare = "Compare";
    internal const string ReadBack = "Read back";
}
