using System.Text.Json.Serialization;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>The suspension of a run name, as stored in its file.</summary>
internal sealed record SyncPause
{
    /// <summary>Host of the API.</summary>
    public required string Host { get; init; }

    /// <summary>The account id; '' for the API user's own account.</summary>
    public required string Account { get; init; }

    /// <summary>The run name.</summary>
    public required string Name { get; init; }

    /// <summary>Who suspended it.</summary>
    public required string By { get; init; }

    /// <summary>When it was suspended.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The reason; null when none was given.</summary>
    public string? Reason { get; init; }

    /// <summary>Host and account.</summary>
    [JsonIgnore]
    internal JobOwner Owner => new(Host, Account);
}

/// <summary>Source-generated JSON serialization of suspensions.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(SyncPause))]
internal sealed partial class SyncPauseJson : JsonSerializerContext;
