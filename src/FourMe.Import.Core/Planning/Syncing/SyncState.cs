namespace FourMe.Import;

/// <summary>Whether a run name is active.</summary>
public enum SyncState
{
    /// <summary>Its runs are carried out.</summary>
    Active,
    /// <summary>Somebody suspended it. Its runs end at once with <see cref="RunOutcome.Paused"/>.</summary>
    Suspended,
}
