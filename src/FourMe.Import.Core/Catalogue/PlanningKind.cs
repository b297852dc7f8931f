namespace FourMe.Import;

/// <summary>What a plan can do for a record type.</summary>
public enum PlanningKind
{
    /// <summary>No plan can be made; <see cref="RecordType.PlanningReason"/> says why.</summary>
    NoPlan,

    /// <summary>Records are matched by Source and Source ID, and those that the source no longer has can be retired.</summary>
    Plan,

    /// <summary>The rows of an owner are compared as a set, and sent together or not at all.</summary>
    PlanByOwner,

    /// <summary>Records are matched by a key of their own. Nobody knows which of them a source had, so none can be retired.</summary>
    PlanByKey,
}
