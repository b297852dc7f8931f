using System.Text.Json;
using System.Text.Json.Serialization;
using FourMe.Import.Files;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>
/// The side file of an exported file, which proves the origin of its records. A plan made from a file without a matching proof can be
/// viewed but not applied.
/// </summary>
internal sealed record BaselineProof
{
    private const string Ending = ".about.json";

    [JsonPropertyName("host")]
    public required string Host { get; init; }

    [JsonPropertyName("account")]
    public required string Account { get; init; }

    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>The time, by the server's clock, whose state the file holds.</summary>
    [JsonPropertyName("time")]
    public required DateTimeOffset Time { get; init; }

    /// <summary>Whether the export was a full one.</summary>
    [JsonPropertyName("full")]
    public required bool IsFull { get; init; }

    /// <summary>SHA-256 of the exported file, in lower-case hexadecimal.</summary>
    [JsonPropertyName("hash")]
    public required string Hash { get; init; }

    [JsonIgnore]
    internal JobOwner Owner => new(Host, Account);

    /// <summary>Path of the side file of an exported file.</summary>
    internal static string PathOf(string path) => path + Ending;

    /// <summary>Reads the side file of an exported file; null when it is missing or unreadable.</summary>
    internal static BaselineProof? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(AtomicFile.Read(PathOf(path)), BaselineJson.Default.BaselineProof)
                is { Host: not null, Account: not null, Type: not null, Hash: not null } proof ? proof : null;
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the side file of an exported file, which must have its final name already.</summary>
    /// <exception cref="FourMeException"><c>FileReadFailed</c>, <c>FileWriteFailed</c>, <c>FileInUse</c>.</exception>
    internal static void Write(string path, JobOwner owner, string type, DateTimeOffset time, bool isFull, CancellationToken stop)
    {
        var proof = new BaselineProof
        {
            Host = owner.Host,
            Account = owner.Account,
            Type = type,
            Time = time,
            IsFull = isFull,
            Hash = FileHash.Of(path, stop),
        };
        byte[] content = JsonSerializer.SerializeToUtf8Bytes(proof, BaselineJson.Default.BaselineProof);
        OutputFile.Write(PathOf(path), isPrivate: false, to => to.Write(content, 0, content.Length), stop);
    }
}
