using FourMe.Import.State;

namespace FourMe.Import;

/// <summary>A local copy of the account's records of one type, with the time whose state it holds.</summary>
public sealed class Baseline
{
    internal Baseline(JobOwner owner, string type)
    {
        Owner = owner;
        Type = type;
    }

    /// <summary>The record type, by its name in the Import API.</summary>
    public string Type { get; }

    /// <summary>The account id; '' for the API user's own account.</summary>
    public string Account => Owner.Account;

    /// <summary>Host of the API, with its port unless it is the default one; '' when unknown.</summary>
    public string Host => Owner.Host;

    /// <summary>Number of records. Types with several rows per owner are counted by rows.</summary>
    public long Records { get; init; }

    /// <summary>The time, by the server's clock, whose state of the account the copy holds.</summary>
    public DateTimeOffset StandsFor { get; init; }

    /// <summary>Time of the last full export. Partial exports since then do not show which records were deleted.</summary>
    public DateTimeOffset LastFull { get; init; }

    /// <summary>Size of the copy on disk, in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>Host and account.</summary>
    internal JobOwner Owner { get; }

    /// <inheritdoc />
    public override string ToString() => $"{Type} of {Owner}";
}
