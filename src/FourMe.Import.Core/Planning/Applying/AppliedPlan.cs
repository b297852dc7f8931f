using System.Text.Json.Serialization;
using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>How far a plan is applied: what stands in applied.json beside the plan.</summary>
internal sealed record AppliedPlan
{
    /// <summary>Names the run in the journal of jobs.</summary>
    public required string Run { get; init; }

    /// <summary>When it was first applied.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>The state of the plan before anything of it was sent.</summary>
    public required PlanState Before { get; init; }

    /// <summary>Number of changes in the plan.</summary>
    public required long Changes { get; init; }

    /// <summary>The files that were sent, or began to be, in order.</summary>
    public IReadOnlyList<AppliedFile> Files { get; init => field = value ?? []; } = [];

    /// <summary>All of it was sent: what is left is to read back and to keep the state, which nothing puts out of date.</summary>
    public bool IsSent { get; init; }

    /// <summary>The hash of the baseline after the read-back; null before. The plan's own read-back does not put it out of date.</summary>
    public string? BaselineHash { get; init; }

    /// <summary>A plan of which nothing was sent yet.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="changes">Number of its changes.</param>
    /// <param name="clock">Says when it is.</param>
    /// <param name="run">The run's own name; null for a new one.</param>
    internal static AppliedPlan Begin(Plan plan, long changes, TimeProvider clock, string? run = null) => new()
    {
        Run = run ?? Guid.NewGuid().ToString("N"),
        Started = clock.GetUtcNow(),
        Before = plan.State,
        Changes = changes,
    };

    /// <summary>The same with a file as it is now; it takes the place of its former self.</summary>
    internal AppliedPlan With(AppliedFile file) => this with
    {
        Files = Files.Any(other => other.Hash == file.Hash) ? [.. Files.Select(other => other.Hash == file.Hash ? file : other)]
            : [.. Files, file],
    };

    /// <summary>The same without a file of which the service took nothing.</summary>
    internal AppliedPlan Without(string hash) => this with { Files = [.. Files.Where(file => file.Hash != hash)] };
}

/// <summary>A file of a plan that was sent.</summary>
internal sealed record AppliedFile
{
    /// <summary>The phase.</summary>
    public required ApplyPhase Phase { get; init; }

    /// <summary>SHA-256 of the file as the plan makes it.</summary>
    public required string Hash { get; init; }

    /// <summary>SHA-256 of what was sent: rows whose record could not be made are left out.</summary>
    public required string SentHash { get; init; }

    /// <summary>How far it is.</summary>
    public required AppliedState State { get; init; }

    /// <summary>When it began to be sent, by the clock of this machine; null when that is not known.</summary>
    public DateTimeOffset? Began { get; init; }

    /// <summary>When the end of its job was seen, by the clock of this machine; null before.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The service's token of the job; null when none is known.</summary>
    public string? Token { get; init; }

    /// <summary>Number of rows that were sent.</summary>
    public long Rows { get; init; }

    /// <summary>From rows of the file to places of changes in the plan.</summary>
    public IReadOnlyList<RowNumbers.Run> Places { get; init => field = value ?? []; } = [];

    /// <summary>The places of changes of which a row was refused, or was not sent as its record could not be made.</summary>
    public IReadOnlyList<long> Failed { get; init => field = value ?? []; } = [];

    /// <summary>Number of refused rows of which it is not known which they are.</summary>
    public long Untied { get; init; }
}

/// <summary>How far a file of a plan is.</summary>
internal enum AppliedState
{
    /// <summary>It is being sent, or its job is under way, or a crash came in between.</summary>
    Sending,
    /// <summary>Its job has ended, and each row went in or was refused.</summary>
    Done,
    /// <summary>Nobody knows which of its rows went in. It is not sent again; the next plan sees what is missing.</summary>
    Doubtful,
}

/// <summary>Reads and writes it by code made at build time.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(AppliedPlan))]
internal sealed partial class AppliedJson : JsonSerializerContext;
