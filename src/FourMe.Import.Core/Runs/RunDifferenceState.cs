namespace FourMe.Import;

/// <summary>What a failure is, compared with the run before.</summary>
public enum RunDifferenceState
{
    /// <summary>The run before did not have it.</summary>
    New,
    /// <summary>Only the run before had it.</summary>
    Gone,
    /// <summary>Both have it.</summary>
    Still,
}
