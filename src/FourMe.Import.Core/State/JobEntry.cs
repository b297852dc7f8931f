using System.Text.Json.Serialization;

namespace FourMe.Import;

/// <summary>What is remembered of a job, before and after it is sent.</summary>
internal sealed class JobEntry
{
    /// <summary>Our own name of the job: the names of its files.</summary>
    public required string Id { get; init; }

    /// <summary>Host of the API, with the port where it is not the usual one.</summary>
    public required string Host { get; init; }

    /// <summary>Account that the job belongs to; '' for the API user's own.</summary>
    public required string Account { get; init; }

    /// <summary>Record type.</summary>
    public required string Type { get; init; }

    /// <summary>The service's token; null until the service gave one.</summary>
    public string? Token { get; set; }

    /// <summary>Last known state.</summary>
    public required string State { get; set; }

    /// <summary>When the file was sent, or began to be.</summary>
    public DateTimeOffset Sent { get; init; }

    /// <summary>When the entry was last written.</summary>
    public DateTimeOffset Changed { get; set; }

    /// <summary>Rows in the file.</summary>
    public long Rows { get; init; }

    /// <summary>SHA-256 of the file.</summary>
    public string Hash { get; init; } = string.Empty;

    /// <summary>Full path of the file of rows while its fate is open; null once the result was fetched.</summary>
    public string? File { get; set; }

    /// <summary>Full path of the kept log; null when there is none.</summary>
    public string? LogFile { get; set; }

    /// <summary>Process that is sending; tells a crash from work in hand.</summary>
    public int ProcessId { get; init; }

    /// <summary>The service's last words on the job.</summary>
    public string? Message { get; set; }

    /// <summary>Counts of the result.</summary>
    public ImportCounts Counts { get; set; }

    /// <summary>From rows of the file to records of the input.</summary>
    public IReadOnlyList<RowNumbers.Run> Numbers { get; init; } = [];

    [JsonIgnore]
    internal TransferState TransferState => new(State);
}
