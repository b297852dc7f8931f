namespace FourMe.Import;

/// <summary>What a plan does to one record.</summary>
public enum ChangeAction
{
    /// <summary>The account does not have the record: it is added.</summary>
    Create,
    /// <summary>The account has the record with other values.</summary>
    Update,
    /// <summary>The account has the record without Source: it gets this Source and Source ID.</summary>
    Adopt,
    /// <summary>The source no longer has the record: it is taken out of use.</summary>
    Retire,
    /// <summary>The source has a record again that this run name took out of use.</summary>
    Restore,
}
