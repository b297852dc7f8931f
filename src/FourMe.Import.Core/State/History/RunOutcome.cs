namespace FourMe.Import;

/// <summary>The outcome of a run.</summary>
public enum RunOutcome
{
    /// <summary>The changes were sent. Single rows may have failed.</summary>
    Applied,
    /// <summary>There was no difference to apply.</summary>
    NothingToDo,
    /// <summary>The plan exceeds a limit. Nothing was sent.</summary>
    Held,
    /// <summary>A job failed or its result is unknown, or nothing could be sent.</summary>
    Failed,
    /// <summary>Another run of the same name, or of the same account, type and Source, was in progress.</summary>
    Busy,
    /// <summary>The run name is suspended.</summary>
    Paused,
    /// <summary>There is no baseline to compare with.</summary>
    NoBaseline,
    /// <summary>A plan was made, within its limits. Nothing was sent.</summary>
    Planned,
    /// <summary>The service accepted the job, and the run did not wait for its end.</summary>
    Sent,
}
