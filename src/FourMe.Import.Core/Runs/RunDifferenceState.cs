namespace FourMe.Import;

/// <summary>The state of a failure compared with the previous run.</summary>
public enum RunDifferenceState
{
    /// <summary>Only the newer run has it.</summary>
    New,
    /// <summary>Only the previous run had it.</summary>
    Gone,
    /// <summary>Both runs have it.</summary>
    Still,
}
