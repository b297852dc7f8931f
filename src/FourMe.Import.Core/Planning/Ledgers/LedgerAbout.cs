using System.Text.Json.Serialization;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>What a ledger says of its run name as a whole.</summary>
internal sealed record LedgerAbout
{
    /// <summary>How many good runs tell what is usual.</summary>
    internal const int GoodRunsKept = 7;

    /// <summary>In which time records taken out of use count together.</summary>
    internal static readonly TimeSpan Window = TimeSpan.FromDays(7);

    /// <summary>Host of the API.</summary>
    public required string Host { get; init; }

    /// <summary>The account; '' for the API user's own.</summary>
    public required string Account { get; init; }

    /// <summary>The run name.</summary>
    public required string Name { get; init; }

    /// <summary>The record type.</summary>
    public required string Type { get; init; }

    /// <summary>The Source of the records; '' for a run without.</summary>
    public string Source { get; init; } = string.Empty;

    /// <summary>When a person first agreed to a plan of this name; null as long as nobody did.</summary>
    public DateTimeOffset? Approved { get; init; }

    /// <summary>When the ledger was last written.</summary>
    public DateTimeOffset Written { get; init; }

    /// <summary>Number of records.</summary>
    public long Records { get; init; }

    /// <summary>Number of records that this name took out of use and that are so still.</summary>
    public long Retired { get; init; }

    /// <summary>The last good runs, at most 7, the newest last.</summary>
    public IReadOnlyList<GoodRun> GoodRuns { get; init => field = value ?? []; } = [];

    /// <summary>What went out of use, whatever the cause, and nobody agreed to; the newest last.</summary>
    public IReadOnlyList<TakenOut> TakenOut { get; init => field = value ?? []; } = [];

    /// <summary>The plan that was last applied to its end; null when a person only agreed to one, or none is known.</summary>
    public string? Plan { get; init; }

    /// <summary>The columns that had a value in the last good run.</summary>
    public IReadOnlyList<string> FilledColumns { get; init => field = value ?? []; } = [];

    /// <summary>Name of the file with the records; '' as long as there are none.</summary>
    public string Data { get; init; } = string.Empty;

    /// <summary>SHA-256 of that file.</summary>
    public string Hash { get; init; } = string.Empty;

    /// <summary>Whose ledger it is.</summary>
    [JsonIgnore]
    internal JobOwner Owner => new(Host, Account);

    /// <summary>When the last good run was; null when there was none.</summary>
    [JsonIgnore]
    internal DateTimeOffset? LastGoodRun => GoodRuns.Count > 0 ? GoodRuns[GoodRuns.Count - 1].At : null;

    /// <summary>How many records usually come: the median of the last good runs; null when there was none.</summary>
    [JsonIgnore]
    internal long? UsualRecords
    {
        get
        {
            if (GoodRuns.Count == 0) return null;
            long[] seen = [.. GoodRuns.Select(run => run.Seen).OrderBy(count => count)];
            int middle = seen.Length / 2;
            return seen.Length % 2 == 1 ? seen[middle] : (seen[middle - 1] + seen[middle]) / 2;
        }
    }

    /// <summary>How many records went out of use in the last 7 days without anybody having agreed.</summary>
    internal long RetiredLately(DateTimeOffset now) => TakenOut.Where(taken => now - taken.At < Window).Sum(taken => taken.Count);

    /// <summary>
    /// The same with a further good run. What was noted of the same plan before, when a person agreed to it, is replaced: a plan is one
    /// run, however many times it is completed.
    /// </summary>
    internal LedgerAbout WithGoodRun(DateTimeOffset at, long seen, string? plan = null)
    {
        GoodRun[] others = [.. GoodRuns.Where(run => plan is null || run.Plan != plan)];
        return this with { GoodRuns = [.. others.Skip(Math.Max(0, others.Length + 1 - GoodRunsKept)), new GoodRun(at, seen, plan)] };
    }

    /// <summary>
    /// The same with records that went out of use; what is older than 7 days is dropped. What was noted of the same plan before, when
    /// only a part of it was sent, is replaced.
    /// </summary>
    internal LedgerAbout WithTakenOut(DateTimeOffset at, long count, string? plan = null)
    {
        IEnumerable<TakenOut> kept = TakenOut.Where(taken => at - taken.At < Window && (plan is null || taken.Plan != plan));
        return this with { TakenOut = count > 0 ? [.. kept, new TakenOut(at, count, plan)] : [.. kept] };
    }
}

/// <summary>A good run: it was applied, or had nothing to do, within all limits.</summary>
/// <param name="At">When.</param>
/// <param name="Seen">Records that came in, refused ones too.</param>
/// <param name="Plan">By which plan; null when it is not known.</param>
internal readonly record struct GoodRun(DateTimeOffset At, long Seen, string? Plan = null);

/// <summary>Records that went out of use.</summary>
/// <param name="At">When.</param>
/// <param name="Count">How many that nobody had agreed to.</param>
/// <param name="Plan">By which plan; null when it is not known.</param>
internal readonly record struct TakenOut(DateTimeOffset At, long Count, string? Plan = null);
