using System.Text.Json.Serialization;

namespace FourMe.Import.Manifests;

/// <summary>A run of a manifest as it stands on disk, so that a later one can go on with it.</summary>
internal sealed record ManifestState
{
    /// <summary>The run's own name.</summary>
    public required string Id { get; init; }

    /// <summary>The full path of the manifest.</summary>
    public required string Path { get; init; }

    /// <summary>Host of the API.</summary>
    public required string Host { get; init; }

    /// <summary>The account.</summary>
    public required string Account { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Its types.</summary>
    public IReadOnlyList<ManifestStepState> Steps { get; init => field = value ?? []; } = [];
}

/// <summary>A type of the run.</summary>
/// <param name="Name">The run name.</param>
/// <param name="Type">The record type.</param>
/// <param name="Run">The own name of its run.</param>
/// <param name="Plan">Its plan; null when there is none that may be applied.</param>
internal sealed record ManifestStepState(string Name, string Type, string Run, string? Plan);

/// <summary>Reads and writes it by code made at build time.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(ManifestState))]
internal sealed partial class ManifestJson : JsonSerializerContext;
