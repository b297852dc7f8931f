using System.Text.Json.Serialization;
using FourMe.Import.Rows;
using FourMe.Import.Service;

namespace FourMe.Import.State;

/// <summary>What is remembered of a job, before and after it is sent.</summary>
internal sealed class JobEntry
{
    internal const string Import = "import";
    internal const string Export = "export";

    /// <summary>Our own name of the job: the names of its files.</summary>
    public required string Id { get; init; }

    /// <summary><see cref="Import"/> or <see cref="Export"/>.</summary>
    public string Kind { get; init; } = Import;

    /// <summary>Host of the API, with the port where it is not the usual one.</summary>
    public required string Host { get; init; }

    /// <summary>Account that the job belongs to; '' for the API user's own.</summary>
    public required string Account { get; init; }

    /// <summary>Record type; several types of an export are separated by commas.</summary>
    public required string Type { get; init; }

    /// <summary>The service's token; null until the service gave one.</summary>
    public string? Token { get; set; }

    /// <summary>Last known state.</summary>
    public required string State { get; set; }

    /// <summary>When the request was sent, or began to be.</summary>
    public DateTimeOffset Sent { get; init; }

    /// <summary>When the end of an import was seen; null before.</summary>
    public DateTimeOffset? Ended { get; set; }

    /// <summary>When the entry was last written.</summary>
    public DateTimeOffset Changed { get; set; }

    /// <summary>Names the run that the job is part of: several files make one run.</summary>
    public string? Run { get; init; }

    /// <summary>Rows in the file of an import.</summary>
    public long Rows { get; init; }

    /// <summary>Records of the run that were refused before an import was sent; the first file of a run has them all.</summary>
    public long Skipped { get; init; }

    /// <summary>The line at which the service was when it last told; 0 when it told none.</summary>
    public long Line { get; set; }

    /// <summary>SHA-256 of the file of an import.</summary>
    public string Hash { get; init; } = string.Empty;

    /// <summary>Full path of the file of rows while its fate is open; null once the result was fetched.</summary>
    public string? File { get; set; }

    /// <summary>Full path of the kept log; null when there is none.</summary>
    public string? LogFile { get; set; }

    /// <summary>The process that is sending; tells a crash from work in hand.</summary>
    public int ProcessId { get; init; }

    /// <summary>The service's last words on the job.</summary>
    public string? Message { get; set; }

    /// <summary>The types of an export whose once-a-day limit was met; null when none was.</summary>
    public string? RateLimitExceeded { get; set; }

    /// <summary>Counts of the result of an import; null when the service gave none.</summary>
    public ImportCounts? Counts { get; set; }

    /// <summary>From rows of the file to records of the input.</summary>
    public IReadOnlyList<RowNumbers.Run> Numbers { get; init => field = value ?? []; } = [];

    /// <summary>
    /// Presigned link to the job's file or log, until it was fetched. It opens the file to anybody, and stands nowhere but
    /// in this entry, which only the owner may read.
    /// </summary>
    public Uri? Link { get; set; }

    /// <summary>The server's clock when it took the request for an export: the next one of a series begins there.</summary>
    public DateTimeOffset Moment { get; set; }

    /// <summary>The form of an exported file.</summary>
    public ExportFormat Format { get; init; }

    /// <summary>The series of exports that this one belongs to; null when it belongs to none.</summary>
    public string? Series { get; init; }

    /// <summary>The record types; an import has one.</summary>
    [JsonIgnore]
    internal IReadOnlyList<string> Types => ExportRequest.TypesIn(Type);

    [JsonIgnore]
    internal TransferState TransferState => new(State);

    /// <summary>Whether all is there that every entry has: one that was read may have been written by anybody.</summary>
    [JsonIgnore]
    internal bool IsWhole =>
        Id is not null && Host is not null && Account is not null && Type is not null && State is not null && Kind is Import or Export
        && Link is not { IsAbsoluteUri: false };
}
