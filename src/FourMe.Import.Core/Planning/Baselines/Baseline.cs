using FourMe.Import.State;

namespace FourMe.Import;

/// <summary>A local copy of the account's records of one type, and the time it stands for.</summary>
public sealed class Baseline
{
    internal Baseline(JobOwner owner, string type)
    {
        Owner = owner;
        Type = type;
    }

    /// <summary>The record type, by its name in the Import API.</summary>
    public string Type { get; }

    /// <summary>The account; empty for the API user's own.</summary>
    public string Account => Owner.Account;

    /// <summary>Host of the API, with the port where it is not the usual one; empty when it is not known.</summary>
    public string Host => Owner.Host;

    /// <summary>Number of records. Types with several rows for an owner are counted by rows.</summary>
    public long Records { get; init; }

    /// <summary>The moment, by the server's clock, whose state of the account the copy has.</summary>
    public DateTimeOffset StandsFor { get; init; }

    /// <summary>
    /// When it was last exported in full. A later partial export does not tell which records were deleted meanwhile.
    /// </summary>
    public DateTimeOffset LastFull { get; init; }

    /// <summary>Size of the copy on disk, in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>Host and account.</summary>
    internal JobOwner Owner { get; }

    /// <inheritdoc />
    public override string ToString() => $"{Type} of {Owner}";
}
