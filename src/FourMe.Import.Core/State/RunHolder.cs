using System.Text.Json;
using System.Text.Json.Serialization;
using FourMe.Import.Files;

namespace FourMe.Import.State;

/// <summary>Who is at work on a run: kept beside its lock, so that others can be told, and a run that was killed is known.</summary>
internal sealed record RunHolder
{
    /// <summary>What the run is called.</summary>
    public required string Name { get; init; }

    public required int ProcessId { get; init; }

    public required string Machine { get; init; }

    public required string User { get; init; }

    public required DateTimeOffset Began { get; init; }

    /// <summary>Whether it is known that the process is gone; of another machine's nothing is known.</summary>
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

    /// <summary>Reads what was kept; null when there is nothing that can be read.</summary>
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

    /// <exception cref="IOException">The disk does not take it.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not ours.</exception>
    internal void Write(string path) =>
        AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(this, RunHolderJson.Default.RunHolder));

    /// <inheritdoc />
    public override string ToString() => $"process {ProcessId} of {User} on {Machine}";
}

/// <summary>Reads and writes holders by code made at build time.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(RunHolder))]
internal sealed partial class RunHolderJson : JsonSerializerContext;
