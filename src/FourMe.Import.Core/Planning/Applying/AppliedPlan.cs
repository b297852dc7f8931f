using System.Text.Json.Serialization;
using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>The progress of applying a plan, kept in applied.json beside it.</summary>
internal sealed record AppliedPlan
{
    /// <summary>Id of the run in the job journal.</summary>
    public required string Run { get; init; }

    /// <summary>When the plan was first applied.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>State of the plan before anything was sent.</summary>
    public required PlanState Before { get; init; }

    /// <summary>Number of changes in the plan.</summary>
    public required long Changes { get; init; }

    /// <summary>The files whose upload was started, in sending order.</summary>
    public IReadOnlyList<AppliedFile> Files { get; init => field = value ?? []; } = [];

    /// <summary>Whether everything was sent. What remains (read-back, ledger, state) is done even if the plan goes out of date.</summary>
    public bool IsSent { get; init; }

    /// <summary>
    /// Hash of the baseline after the plan's own read-back; null before. A baseline with this hash does not make the plan out of date.
    /// </summary>
    public string? BaselineHash { get; init; }

    /// <summary>Creates the progress of a plan of which nothing was sent yet.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="changes">Number of changes in the plan.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="run">Id of the run; null for a new id.</param>
    internal static AppliedPlan Begin(Plan plan, long changes, TimeProvider clock, string? run = null) => new()
    {
        Run = run ?? Guid.NewGuid().ToString("N"),
        Started = clock.GetUtcNow(),
        Before = plan.State,
        Changes = changes,
    };

    /// <summary>A copy with the given file added, or replaced when it has a file of the same hash.</summary>
    internal AppliedPlan With(AppliedFile file) => this with
    {
        Files = Files.Any(other => other.Hash == file.Hash) ? [.. Files.Select(other => other.Hash == file.Hash ? file : other)]
            : [.. Files, file],
    };

    /// <summary>A copy without a file that the service did not accept.</summary>
    internal AppliedPlan Without(string hash) => this with { Files = [.. Files.Where(file => file.Hash != hash)] };
}

/// <summary>A file of a plan that was sent.</summary>
internal sealed record AppliedFile
{
    /// <summary>The phase of its changes.</summary>
    public required ApplyPhase Phase { get; init; }

    /// <summary>SHA-256 of the file as made from the plan.</summary>
    public required string Hash { get; init; }

    /// <summary>
    /// SHA-256 of the bytes that were sent. Differs from Hash when rows were left out because their record could not be created.
    /// </summary>
    public required string SentHash { get; init; }

    /// <summary>The state of the file.</summary>
    public required AppliedState State { get; init; }

    /// <summary>When the upload began, by the clock of this machine; null when unknown.</summary>
    public DateTimeOffset? Began { get; init; }

    /// <summary>When the end of the job was seen, by the clock of this machine; null before.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The service's token of the job; null when unknown.</summary>
    public string? Token { get; init; }

    /// <summary>Number of rows that were sent.</summary>
    public long Rows { get; init; }

    /// <summary>Maps rows of the file to positions of changes in the plan.</summary>
    public IReadOnlyList<RowNumbers.Run> Places { get; init => field = value ?? []; } = [];

    /// <summary>Positions of the changes with a refused row, or with a row left out because its record could not be created.</summary>
    public IReadOnlyList<long> Failed { get; init => field = value ?? []; } = [];

    /// <summary>Number of refused rows that could not be matched to a change.</summary>
    public long Untied { get; init; }
}

/// <summary>The state of a file of a plan.</summary>
internal enum AppliedState
{
    /// <summary>It is being sent, its job is running, or the run was killed meanwhile.</summary>
    Sending,
    /// <summary>Its job has ended, and the result of every row is known.</summary>
    Done,
    /// <summary>It is unknown which rows were accepted. The file is not sent again; the next plan finds what is missing.</summary>
    Doubtful,
}

/// <summary>Source-generated JSON serialization of the progress.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(AppliedPlan))]
internal sealed partial class AppliedJson : JsonSerializerContext;
