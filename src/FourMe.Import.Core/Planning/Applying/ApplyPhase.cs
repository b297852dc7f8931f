namespace FourMe.Import.Planning;

/// <summary>The phases in which the changes of a run are sent, in order.</summary>
internal enum ApplyPhase
{
    /// <summary>Retired records are restored, so that other records can refer to them.</summary>
    Restore,
    /// <summary>New records are created.</summary>
    Create,
    /// <summary>Updates that change a column other records refer to: an e-mail address, a name, a label.</summary>
    Rename,
    /// <summary>All other updates.</summary>
    Update,
    /// <summary>References to records that earlier phases created or renamed.</summary>
    Deferred,
    /// <summary>Records are retired last, when nothing refers to them any more.</summary>
    Retire,
}
