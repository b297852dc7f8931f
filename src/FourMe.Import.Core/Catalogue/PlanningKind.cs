namespace FourMe.Import;

/// <summary>What a plan can do for a record type.</summary>
public enum PlanningKind
{
    /// <summary>No plan can be made. <see cref="RecordType.PlanningReason"/> has the reason.</summary>
    NoPlan,

    /// <summary>Records are matched by Source and Source ID, and records missing from the source can be retired.</summary>
    Plan,

    /// <summary>The rows of an owner are compared as a set, and sent as a whole or not at all.</summary>
    PlanByOwner,

    /// <summary>Records are matched by another key. Which of them a source had is unknown, so none can be retired.</summary>
    PlanByKey,
}
