namespace FourMe.Import;

/// <summary>
/// How much a plan may change before a person has to agree. Null means the default. Percentages are of the run name's records that are not
/// retired.
/// </summary>
public sealed class PlanLimits
{
    private static readonly Limit DefaultRetire = Limit.OfPercent(5).And(Limit.Of(100));
    private static readonly Limit DefaultClear = Limit.OfPercent(10);
    private static readonly Limit DefaultUpdate = Limit.OfPercent(20, higherFloor: 20);
    private static readonly Limit DefaultColumnUpdate = Limit.OfPercent(30);
    private static readonly Limit DefaultCreate = Limit.OfPercent(20, higherFloor: 20);
    private static readonly Limit DefaultAdopt = Limit.Of(0);
    private static readonly Limit DefaultMinimumRecords = Limit.OfPercent(90);

    /// <summary>
    /// Records retired within 7 days, this plan included, by whatever means: Disabled, an end value of Status, Deleted, Remove, or an empty
    /// Translation. Default: 5 %, and at most 100.
    /// </summary>
    public Limit? Retire { get; init; }

    /// <summary>Values, list entries, roles, owners' rows and custom fields that are lost, per column. Default: 10 %.</summary>
    public Limit? Clear { get; init; }

    /// <summary>
    /// Records updated, in total and in a single column. Default: 20 % in total (at least 20) and 30 % in a single column. A value given
    /// here applies to both.
    /// </summary>
    public Limit? Update { get; init; }

    /// <summary>Records created. Default: 20 %, at least 20.</summary>
    public Limit? Create { get; init; }

    /// <summary>Records adopted. Default: 0, so that a person reviews each adoption.</summary>
    public Limit? Adopt { get; init; }

    /// <summary>
    /// Minimum number of records in the source: a number, or a percentage of the median of the last 7 good runs. Default: 90 %.
    /// </summary>
    public Limit? MinimumRecords { get; init; }

    internal Limit RetireInForce => Retire ?? DefaultRetire;

    internal Limit ClearInForce => Clear ?? DefaultClear;

    internal Limit UpdateInForce => Update ?? DefaultUpdate;

    internal Limit ColumnUpdateInForce => Update ?? DefaultColumnUpdate;

    internal Limit CreateInForce => Create ?? DefaultCreate;

    internal Limit AdoptInForce => Adopt ?? DefaultAdopt;

    internal Limit MinimumRecordsInForce => MinimumRecords ?? DefaultMinimumRecords;
}
