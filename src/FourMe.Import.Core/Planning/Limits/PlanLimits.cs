namespace FourMe.Import;

/// <summary>How much a plan may do before a person has to agree. Null takes the default.</summary>
public sealed class PlanLimits
{
    /// <summary>Records taken out of use, in 7 days with this plan.</summary>
    public Limit? Retire { get; init; }

    /// <summary>Values made empty, in each column.</summary>
    public Limit? Clear { get; init; }

    /// <summary>Records changed.</summary>
    public Limit? Update { get; init; }

    /// <summary>Records added.</summary>
    public Limit? Create { get; init; }

    /// <summary>Records adopted.</summary>
    public Limit? Adopt { get; init; }

    /// <summary>Records that have to come in.</summary>
    public Limit? MinimumRecords { get; init; }
}
