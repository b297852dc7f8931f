using System.Text.Json.Serialization;

namespace FourMe.Import.Manifests;

/// <summary>A run of a manifest as stored on disk, so that it can be resumed.</summary>
internal sealed record ManifestState
{
    /// <summary>Id of the run.</summary>
    public required string Id { get; init; }

    /// <summary>The full path of the manifest.</summary>
    public required string Path { get; init; }

    /// <summary>Host of the API.</summary>
    public required string Host { get; init; }

    /// <summary>The account id; '' for the API user's own account.</summary>
    public required string Account { get; init; }

    /// <summary>When the run began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Its types.</summary>
    public IReadOnlyList<ManifestStepState> Steps { get; init => field = value ?? []; } = [];
}

/// <summary>The state of one type of the run.</summary>
/// <param name="Name">The run name.</param>
/// <param name="Type">The record type.</param>
/// <param name="Run">Id of the type's run.</param>
/// <param name="Plan">Id of its plan; null when it has to be planned again.</param>
internal sealed record ManifestStepState(string Name, string Type, string Run, string? Plan);

/// <summary>Source-generated JSON serialization of the state.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(ManifestState))]
internal sealed partial class ManifestJson : JsonSerializerContext;
