using System.Text.Json.Serialization;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>What is kept beside the records of a baseline.</summary>
internal sealed record BaselineAbout
{
    public required string Host { get; init; }

    public required string Account { get; init; }

    public required string Type { get; init; }

    /// <summary>Name of the file of records, in the same folder. A new state of the records gets a new file.</summary>
    public required string File { get; init; }

    /// <summary>Name of the file of former names; null when there are none.</summary>
    public string? FormerNames { get; init; }

    /// <summary>SHA-256 of the file of records, in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    public required long Records { get; init; }

    public required long Bytes { get; init; }

    public required DateTimeOffset StandsFor { get; init; }

    public required DateTimeOffset LastFull { get; init; }

    /// <summary>When somebody last had use for it, to the day.</summary>
    public required DateTimeOffset Used { get; init; }

    /// <summary>The full export that was too small to take its place; null when the last one took it.</summary>
    public BaselineShrink? Shrunk { get; init; }

    [JsonIgnore]
    internal JobOwner Owner => new(Host, Account);

    /// <summary>Whether the names in it lead to no other folder: a file that was read may have been written by anybody.</summary>
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

/// <summary>A full export that had less than 90 % of the records of the baseline it was to replace.</summary>
/// <param name="Records">Records of the export.</param>
/// <param name="Of">Records of the baseline.</param>
/// <param name="At">When the export was made.</param>
internal sealed record BaselineShrink(long Records, long Of, DateTimeOffset At)
{
    /// <summary>Whether a full export is so small that it must not take the place of a baseline unseen.</summary>
    internal static bool Is(long records, long of) => records * 10 < of * 9;
}

/// <summary>Reads and writes what is kept beside records, by code made at build time.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(BaselineAbout))]
[JsonSerializable(typeof(BaselineProof))]
internal sealed partial class BaselineJson : JsonSerializerContext;
