namespace FourMe.Import.Planning;

/// <summary>What the parts of a run are called.</summary>
internal static class RunSteps
{
    internal const string Baseline = "Baseline";
    internal const string Records = "Records";
    internal const string Compare = "Compare";
    internal const string ReadBack = "Read back";
}
