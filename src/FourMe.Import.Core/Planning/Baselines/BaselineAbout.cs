using System.Text.Json.Serialization;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>The metadata kept beside the records of a baseline.</summary>
internal sealed record BaselineAbout
{
    public required string Host { get; init; }

    public required string Account { get; init; }

    public required string Type { get; init; }

    /// <summary>Name of the records file, in the same folder. Each new state of the records is a new file.</summary>
    public required string File { get; init; }

    /// <summary>Name of the file of former names; null when there are none.</summary>
    public string? FormerNames { get; init; }

    /// <summary>SHA-256 of the records file, in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    public required long Records { get; init; }

    public required long Bytes { get; init; }

    public required DateTimeOffset StandsFor { get; init; }

    public required DateTimeOffset LastFull { get; init; }

    /// <summary>When the baseline was last used, to the day.</summary>
    public required DateTimeOffset Used { get; init; }

    /// <summary>The full export that was rejected as too small; null when the last full export was accepted.</summary>
    public BaselineShrink? Shrunk { get; init; }

    [JsonIgnore]
    internal JobOwner Owner => new(Host, Account);

    /// <summary>Whether the file names stay within the folder. The metadata file may have been written by anybody.</summary>
    [JsonIgnore]
    internal bool IsSafe => IsName(File) && (FormerNames is null || IsName(FormerNames));

    internal Baseline ToBaseline() => new(Owner, Type)
    {
        Records = Records,
        StandsFor = StandsFor,
        LastFull = LastFull,
        Bytes = Bytes,
    };

    private static bool IsName(string? name) => name is { Length: > 0 } && Path.GetFileName(name) == name;
}

/// <summary>A full export with fewer than 90 % of the records of the baseline it was to replace.</summary>
/// <param name="Records">Number of records in the export.</param>
/// <param name="Of">Number of records in the baseline.</param>
/// <param name="At">When the export was made.</param>
internal sealed record BaselineShrink(long Records, long Of, DateTimeOffset At)
{
    /// <summary>Whether a full export is too small to replace a baseline without somebody's consent.</summary>
    internal static bool Is(long records, long of) => records * 10 < of * 9;
}

/// <summary>Source-generated JSON serialization of baseline metadata and proofs.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(BaselineAbout))]
[JsonSerializable(typeof(BaselineProof))]
internal sealed partial class BaselineJson : JsonSerializerContext;
