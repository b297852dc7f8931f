namespace FourMe.Import;

/// <summary>What has become of a plan.</summary>
public enum PlanState
{
    /// <summary>It is within its limits and can be applied.</summary>
    Ready,
    /// <summary>It is over a limit: nothing of it is sent until a person agrees.</summary>
    Held,
    /// <summary>A person agreed to what it holds.</summary>
    Approved,
    /// <summary>All of it was sent.</summary>
    Applied,
    /// <summary>Some of it was sent; applying it again goes on with the rest.</summary>
    PartlyApplied,
    /// <summary>A newer baseline or plan of the same name exists, or it is too old to be applied.</summary>
    OutOfDate,
    /// <summary>It was applied and taken back.</summary>
    Undone,
}
