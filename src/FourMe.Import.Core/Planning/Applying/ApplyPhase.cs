namespace FourMe.Import.Planning;

/// <summary>The order in which the changes of a run are sent.</summary>
internal enum ApplyPhase
{
    /// <summary>Records are taken back into use: nothing may refer to them before.</summary>
    Restore,
    /// <summary>New records.</summary>
    Create,
    /// <summary>Records of which a column changes by which others refer to them: an e-mail address, a name, a label.</summary>
    Rename,
    /// <summary>All other changes of records.</summary>
    Update,
    /// <summary>References to records that the phases before have made or renamed.</summary>
    Deferred,
    /// <summary>Records are taken out of use: nothing refers to them any more.</summary>
    Retire,
}
