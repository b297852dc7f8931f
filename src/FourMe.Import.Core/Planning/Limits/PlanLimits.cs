namespace FourMe.Import;

/// <summary>
/// How much a plan may do before a person has to agree. What is null has the default. Percentages are of the records of the run name
/// that are not retired.
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
    /// Records taken out of use in 7 days, this plan included, whatever takes them: Disabled, an end value of Status, Deleted, Remove,
    /// an emptied translation. Default: 5 %, and at most 100.
    /// </summary>
    public Limit? Retire { get; init; }

    /// <summary>Values, list entries, roles, rows of an owner and custom fields that go, for each column. Default: 10 %.</summary>
    public Limit? Clear { get; init; }

    /// <summary>
    /// Records updated, and records updated in one column. Default: 20 % of the records, at least 20, and 30 % in one column; a value
    /// given here stands for both.
    /// </summary>
    public Limit? Update { get; init; }

    /// <summary>Records created. Default: 20 %, at least 20.</summary>
    public Limit? Create { get; init; }

    /// <summary>Records adopted. Default: 0, so that each adoption is seen by a person.</summary>
    public Limit? Adopt { get; init; }

    /// <summary>
    /// Records that the source must bring: a number, or a percentage of the median of the last 7 good runs. Default: 90 %.
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
