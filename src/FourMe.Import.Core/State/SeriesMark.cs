namespace FourMe.Import.State;

/// <summary>The mark of a series of incremental exports.</summary>
internal sealed class SeriesMark
{
    /// <summary>The name of the series: host, account, types and the user's name for it.</summary>
    public required string Series { get; init; }

    /// <summary>Everything up to this moment of the server's clock was processed; null when nothing was yet.</summary>
    public DateTimeOffset? Confirmed { get; set; }

    /// <summary>Everything up to this moment was exported and is waiting to be confirmed; null when nothing is.</summary>
    public DateTimeOffset? Pending { get; set; }
}
