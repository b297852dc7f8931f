namespace FourMe.Import;

/// <summary>The state of a plan.</summary>
public enum PlanState
{
    /// <summary>It is within its limits and can be applied.</summary>
    Ready,
    /// <summary>It exceeds a limit and cannot be applied until a person agrees.</summary>
    Held,
    /// <summary>A person agreed to its changes.</summary>
    Approved,
    /// <summary>It was sent completely.</summary>
    Applied,
    /// <summary>It was sent in part. Applying it again continues with the rest.</summary>
    PartlyApplied,
    /// <summary>A newer baseline or plan of the same name exists, or it is too old to be applied.</summary>
    OutOfDate,
    /// <summary>It was applied and then undone.</summary>
    Undone,
}
