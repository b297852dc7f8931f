namespace FourMe.Import;

/// <summary>What a plan does to one record.</summary>
public enum ChangeAction
{
    /// <summary>The account does not have the record. It is created.</summary>
    Create,
    /// <summary>The account has the record with other values. It is updated.</summary>
    Update,
    /// <summary>The account has the record without a Source. It gets this Source and Source ID.</summary>
    Adopt,
    /// <summary>The source no longer has the record. It is retired.</summary>
    Retire,
    /// <summary>This run name retired the record, and the source has it again. It is restored.</summary>
    Restore,
}
