using System.Text.Json.Serialization;

namespace FourMe.Import.State;

/// <summary>One run as a line of the history. It has keys and counts, but no cells or values.</summary>
internal sealed record RunLine
{
    /// <summary>Id of the run. A later line with the same id replaces an earlier one.</summary>
    public required string Id { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required RunKind Kind { get; init; }

    /// <summary>The run name of a scheduled run; otherwise type and Source.</summary>
    public required string Name { get; init; }

    /// <summary>Record type; several types of an export are separated by commas.</summary>
    public required string Type { get; init; }

    public string Source { get; init => field = value ?? string.Empty; } = string.Empty;

    public required string Host { get; init; }

    public string Account { get; init => field = value ?? string.Empty; } = string.Empty;

    public string User { get; init => field = value ?? string.Empty; } = string.Empty;

    public string Machine { get; init => field = value ?? string.Empty; } = string.Empty;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required DateTimeOffset Started { get; init; }

    public TimeSpan Duration { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required RunOutcome Outcome { get; init; }

    public long Seen { get; init; }

    public long Created { get; init; }

    public long Updated { get; init; }

    public long Adopted { get; init; }

    public long Retired { get; init; }

    public long Restored { get; init; }

    public long Unchanged { get; init; }

    public long Refused { get; init; }

    public long Failed { get; init; }

    public string? PlanId { get; init; }

    /// <summary>The summary of the plan; null for runs without one.</summary>
    public string? Summary { get; init; }

    /// <summary>Id of the manifest run that the run belongs to; null for none.</summary>
    public string? ManifestRun { get; init; }

    /// <summary>The tokens of the jobs, in order.</summary>
    public IReadOnlyList<string> Jobs { get; init => field = value ?? []; } = [];

    /// <summary>Tokens of the jobs whose end was not seen.</summary>
    public IReadOnlyList<string> Open { get; init => field = value ?? []; } = [];

    public IReadOnlyList<HeldLine> Held { get; init => field = value ?? []; } = [];

    public IReadOnlyList<RunLimit> Limits { get; init => field = value ?? []; } = [];

    public IReadOnlyList<RunApproval> Approvals { get; init => field = value ?? []; } = [];

    public IReadOnlyList<RunStep> Steps { get; init => field = value ?? []; } = [];

    /// <summary>Number of failures. The line may have only the first ones.</summary>
    public long FailureCount { get; init; }

    public IReadOnlyList<KeptFailure> Failures { get; init => field = value ?? []; } = [];

    /// <summary>The plan's notes, by id.</summary>
    public IReadOnlyList<NoteLine> Notes { get; init => field = value ?? []; } = [];

    /// <summary>A hash of the run's records, independent of their order; null when unknown.</summary>
    public string? Input { get; init; }

    /// <summary>What a run has in common with the previous run of the same series.</summary>
    [JsonIgnore]
    internal (RunKind, string, string, string, string) Series =>
        (Kind, Host, Account.ToUpperInvariant(), Name.ToUpperInvariant(), Type);
}

/// <summary>A limit that the plan of a run exceeded.</summary>
internal sealed record HeldLine(string Limit, long Count, long Maximum, long Of, string? Column, string? Detail);

/// <summary>The number of a plan's notes with one id, and the keys of the first ones.</summary>
internal sealed record NoteLine(string Id, long Count)
{
    public IReadOnlyList<string> Keys { get; init => field = value ?? []; } = [];
}

/// <summary>Source-generated JSON serialization of the history.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(RunLine))]
internal sealed partial class RunLineJson : JsonSerializerContext;
