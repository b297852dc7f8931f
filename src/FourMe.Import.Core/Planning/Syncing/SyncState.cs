namespace FourMe.Import;

/// <summary>Whether runs of a run name go on.</summary>
public enum SyncState
{
    /// <summary>Its runs do their work.</summary>
    Active,
    /// <summary>Somebody stopped it: its runs end at once, as <see cref="RunOutcome.Paused"/>.</summary>
    Suspended,
}
