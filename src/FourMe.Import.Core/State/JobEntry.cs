using System.Text.Json.Serialization;
using FourMe.Import.Rows;
using FourMe.Import.Service;

namespace FourMe.Import.State;

/// <summary>The journal entry of a job, before and after it is sent.</summary>
internal sealed class JobEntry
{
    internal const string Import = "import";
    internal const string Export = "export";

    /// <summary>The module's own id of the job, used in file names.</summary>
    public required string Id { get; init; }

    /// <summary><see cref="Import"/> or <see cref="Export"/>.</summary>
    public string Kind { get; init; } = Import;

    /// <summary>Host of the API, with its port unless it is the default.</summary>
    public required string Host { get; init; }

    /// <summary>Account of the job; '' for the API user's own.</summary>
    public required string Account { get; init; }

    /// <summary>Record type; several types of an export are separated by commas.</summary>
    public required string Type { get; init; }

    /// <summary>The service's token; null until there is one.</summary>
    public string? Token { get; set; }

    /// <summary>Last known state.</summary>
    public required string State { get; set; }

    /// <summary>When the request was sent or started.</summary>
    public DateTimeOffset Sent { get; init; }

    /// <summary>When the end of an import was seen; null before that.</summary>
    public DateTimeOffset? Ended { get; set; }

    /// <summary>When the entry was last written.</summary>
    public DateTimeOffset Changed { get; set; }

    /// <summary>Id of the run of the job; a run may have several files.</summary>
    public string? Run { get; init; }

    /// <summary>Rows in the file of an import.</summary>
    public long Rows { get; init; }

    /// <summary>Records of the run that were refused before sending; counted on the first file of a run.</summary>
    public long Skipped { get; init; }

    /// <summary>The last line reported by the service; 0 when there was none.</summary>
    public long Line { get; set; }

    /// <summary>SHA-256 of the file of an import; '' for a file that is sent as it is, which <see cref="File"/> has.</summary>
    public string Hash { get; init; } = string.Empty;

    /// <summary>Full path of the file of rows until the result was fetched; then null.</summary>
    public string? File { get; set; }

    /// <summary>
    /// Full paths of the kept rows that were refused, by the module and by the service, with the reasons in their last two
    /// columns; empty once they were written for the user.
    /// </summary>
    public IReadOnlyList<string> FailedRows { get; set => field = value ?? []; } = [];

    /// <summary>Full path of the kept log; null when there is none.</summary>
    public string? LogFile { get; set; }

    /// <summary>The sending process, which distinguishes a crash from work in progress.</summary>
    public int ProcessId { get; init; }

    /// <summary>The last message of the service about the job.</summary>
    public string? Message { get; set; }

    /// <summary>The types of an export whose daily limit was reached; null for none.</summary>
    public string? RateLimitExceeded { get; set; }

    /// <summary>Counts of the result of an import; null when the service reported none.</summary>
    public ImportCounts? Counts { get; set; }

    /// <summary>Maps rows of the file to records of the input.</summary>
    public IReadOnlyList<RowNumbers.Run> Numbers { get; init => field = value ?? []; } = [];

    /// <summary>
    /// Presigned link to the job's file or log, until it was fetched. It gives anybody access to the file, and is stored only in
    /// this entry, which only the owner may read.
    /// </summary>
    public Uri? Link { get; set; }

    /// <summary>The server's clock when it accepted the request for an export, which is the start of the next one of a series.</summary>
    public DateTimeOffset Moment { get; set; }

    /// <summary>The format of an exported file.</summary>
    public ExportFormat Format { get; init; }

    /// <summary>The series of the export; null for none.</summary>
    public string? Series { get; init; }

    /// <summary>The record types; only one for an import.</summary>
    [JsonIgnore]
    internal IReadOnlyList<string> Types => ExportRequest.TypesIn(Type);

    [JsonIgnore]
    internal TransferState TransferState => new(State);

    /// <summary>Whether all required values are present: an entry on disk may come from anywhere.</summary>
    [JsonIgnore]
    internal bool IsWhole =>
        Id is not null && Host is not null && Account is not null && Type is not null && State is not null && Kind is Import or Export
        && Link is not { IsAbsoluteUri: false };
}
