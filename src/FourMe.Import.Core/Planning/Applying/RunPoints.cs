namespace FourMe.Import.Planning;

/// <summary>The points of a run at which it can be killed without harm: the next run converges.</summary>
internal static class RunPoints
{
    internal const string Checked = "Checked";
    internal const string FilesMade = "FilesMade";
    internal const string Begun = "Begun";
    internal const string BeforeJob = "BeforeJob";
    internal const string JobEnded = "JobEnded";
    internal const string AfterJob = "AfterJob";
    internal const string BeforeReadBack = "BeforeReadBack";
    internal const string BaselineRead = "BaselineRead";
    internal const string ReadBackCompared = "ReadBackCompared";
    internal const string ReadBackDone = "ReadBackDone";
    internal const string BeforeLedger = "BeforeLedger";
    internal const string BeforeState = "BeforeState";
    internal const string StateSaved = "StateSaved";
}
