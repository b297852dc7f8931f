namespace FourMe.Import;

/// <summary>How a run ended.</summary>
public enum RunOutcome
{
    /// <summary>The changes were sent; single rows may have failed.</summary>
    Applied,
    /// <summary>The account was as it should be.</summary>
    NothingToDo,
    /// <summary>The plan is over a limit: nothing was sent.</summary>
    Held,
    /// <summary>A job ended in error, or it is not known how it ended, or nothing could be sent.</summary>
    Failed,
    /// <summary>Another run of the same name, or of the same account, type and Source, is under way.</summary>
    Busy,
    /// <summary>The run name is suspended.</summary>
    Paused,
    /// <summary>There is no baseline to compare with.</summary>
    NoBaseline,
    /// <summary>A plan was made, within its limits. Nothing was sent.</summary>
    Planned,
    /// <summary>The service has the job; its end was not waited for.</summary>
    Sent,
}
