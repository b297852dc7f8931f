using System.Text.Json.Serialization;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>That somebody stopped a run name.</summary>
internal sealed record SyncPause
{
    /// <summary>Host of the API.</summary>
    public required string Host { get; init; }

    /// <summary>The account; '' for the API user's own.</summary>
    public required string Account { get; init; }

    /// <summary>The run name.</summary>
    public required string Name { get; init; }

    /// <summary>Who stopped it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Why; null when nothing was said.</summary>
    public string? Reason { get; init; }

    /// <summary>Whose run name it is.</summary>
    [JsonIgnore]
    internal JobOwner Owner => new(Host, Account);
}

/// <summary>Reads and writes it by code made at build time.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(SyncPause))]
internal sealed partial class SyncPauseJson : JsonSerializerContext;
