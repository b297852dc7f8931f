namespace FourMe.Import.State;

/// <summary>How far a series of incremental exports has come.</summary>
internal sealed class SeriesMark
{
    /// <summary>The series by name: host, account, types and a name that the user gave.</summary>
    public required string Series { get; init; }

    /// <summary>Everything up to this moment of the server's clock was taken over; null when nothing was yet.</summary>
    public DateTimeOffset? Confirmed { get; set; }

    /// <summary>Everything up to this moment was handed out, and waits to be confirmed; null when nothing does.</summary>
    public DateTimeOffset? Pending { get; set; }
}
