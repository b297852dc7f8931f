using System.Text.Json.Serialization;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>The part of a ledger about its run name as a whole.</summary>
internal sealed record LedgerAbout
{
    /// <summary>Number of good runs kept for the usual number of records.</summary>
    internal const int GoodRunsKept = 7;

    /// <summary>Period over which retired records add up.</summary>
    internal static readonly TimeSpan Window = TimeSpan.FromDays(7);

    /// <summary>Host of the API.</summary>
    public required string Host { get; init; }

    /// <summary>The account id; '' for the API user's own account.</summary>
    public required string Account { get; init; }

    /// <summary>The run name.</summary>
    public required string Name { get; init; }

    /// <summary>The record type.</summary>
    public required string Type { get; init; }

    /// <summary>The Source of the records; '' for a run without one.</summary>
    public string Source { get; init; } = string.Empty;

    /// <summary>When a person first agreed to a plan of this name; null if nobody did.</summary>
    public DateTimeOffset? Approved { get; init; }

    /// <summary>When the ledger was last written.</summary>
    public DateTimeOffset Written { get; init; }

    /// <summary>Number of records.</summary>
    public long Records { get; init; }

    /// <summary>Number of records that this run name retired and that are still retired.</summary>
    public long Retired { get; init; }

    /// <summary>The last good runs, at most 7, newest last.</summary>
    public IReadOnlyList<GoodRun> GoodRuns { get; init => field = value ?? []; } = [];

    /// <summary>Retirements without an agreement, by whatever means, newest last.</summary>
    public IReadOnlyList<TakenOut> TakenOut { get; init => field = value ?? []; } = [];

    /// <summary>Id of the plan last applied completely; null when a person has only agreed to one, or it is unknown.</summary>
    public string? Plan { get; init; }

    /// <summary>The columns that had a value in the last good run.</summary>
    public IReadOnlyList<string> FilledColumns { get; init => field = value ?? []; } = [];

    /// <summary>Name of the file with the records; '' when there are none yet.</summary>
    public string Data { get; init; } = string.Empty;

    /// <summary>
    /// The <see cref="Planning.SeenSum"/> of the records; null unless the last good run saw all of them and nothing else is stored of any.
    /// </summary>
    public string? SeenSum { get; init; }

    /// <summary>SHA-256 of the file with the records, in hexadecimal.</summary>
    public string Hash { get; init; } = string.Empty;

    /// <summary>Host and account of the ledger.</summary>
    [JsonIgnore]
    internal JobOwner Owner => new(Host, Account);

    /// <summary>Time of the last good run; null when there was none.</summary>
    [JsonIgnore]
    internal DateTimeOffset? LastGoodRun => GoodRuns.Count > 0 ? GoodRuns[GoodRuns.Count - 1].At : null;

    /// <summary>The median number of records of the last good runs; null when there was none.</summary>
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

    /// <summary>Number of records retired in the last 7 days without an agreement.</summary>
    internal long RetiredLately(DateTimeOffset now) => TakenOut.Where(taken => now - taken.At < Window).Sum(taken => taken.Count);

    /// <summary>
    /// A copy with another good run. An entry of the same plan is replaced, for example the one made when a person agreed to it: a plan
    /// counts as one run, however many times it is completed.
    /// </summary>
    internal LedgerAbout WithGoodRun(DateTimeOffset at, long seen, string? plan = null)
    {
        GoodRun[] others = [.. GoodRuns.Where(run => plan is null || run.Plan != plan)];
        return this with { GoodRuns = [.. others.Skip(Math.Max(0, others.Length + 1 - GoodRunsKept)), new GoodRun(at, seen, plan)] };
    }

    /// <summary>
    /// A copy with another number of retired records. Entries older than 7 days are dropped, and an entry of the same plan, made when it
    /// was partly sent, is replaced.
    /// </summary>
    internal LedgerAbout WithTakenOut(DateTimeOffset at, long count, string? plan = null)
    {
        // An entry in the future, from a clock that was ahead, counts from now on, and not until then.
        IEnumerable<TakenOut> kept = TakenOut.Where(taken => at - taken.At < Window && (plan is null || taken.Plan != plan))
            .Select(taken => taken.At > at ? taken with { At = at } : taken);
        return this with { TakenOut = count > 0 ? [.. kept, new TakenOut(at, count, plan)] : [.. kept] };
    }
}

/// <summary>A good run: within all limits, and applied or with nothing to do.</summary>
/// <param name="At">When it began.</param>
/// <param name="Seen">Number of records in the run, refused ones included.</param>
/// <param name="Plan">Id of the plan; null when unknown.</param>
internal readonly record struct GoodRun(DateTimeOffset At, long Seen, string? Plan = null);

/// <summary>Records retired by one plan.</summary>
/// <param name="At">When.</param>
/// <param name="Count">Number of records retired without an agreement.</param>
/// <param name="Plan">Id of the plan; null when unknown.</param>
internal readonly record struct TakenOut(DateTimeOffset At, long Count, string? Plan = null);
