using System.Text.Json;
using System.Text.Json.Serialization;
using FourMe.Import.Files;

namespace FourMe.Import.State;

/// <summary>
/// The process that holds a run lock, stored beside the lock. It is named to other runs, and shows that a run was killed.
/// </summary>
internal sealed record RunHolder
{
    /// <summary>The run name.</summary>
    public required string Name { get; init; }

    public required int ProcessId { get; init; }

    public required string Machine { get; init; }

    public required string User { get; init; }

    public required DateTimeOffset Began { get; init; }

    /// <summary>Whether the process is known to have ended. Always false for another machine.</summary>
    [JsonIgnore]
    internal bool IsGone => Machine == Environment.MachineName && SendingProcess.IsGone(ProcessId, Began);

    internal static RunHolder Here(string name, DateTimeOffset began) => new()
    {
        Name = name,
        ProcessId = CurrentProcess.Id,
        Machine = Environment.MachineName,
        User = Environment.UserName,
        Began = began,
    };

    /// <summary>Reads the stored holder; null when it is missing or unreadable.</summary>
    internal static RunHolder? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(AtomicFile.Read(path), RunHolderJson.Default.RunHolder)
                is { Name: not null, Machine: not null, User: not null } holder ? holder : null;
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Stores the holder.</summary>
    /// <exception cref="IOException">The disk is full or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder belongs to another user.</exception>
    internal void Write(string path) =>
        AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(this, RunHolderJson.Default.RunHolder));

    /// <inheritdoc />
    public override string ToString() => $"process {ProcessId} of {User} on {Machine}";
}

/// <summary>Source-generated JSON serialization of lock holders.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(RunHolder))]
internal sealed partial class RunHolderJson : JsonSerializerContext;
