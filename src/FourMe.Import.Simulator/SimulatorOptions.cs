using FourMe.Import.Simulator.Exports;
using FourMe.Import.Simulator.Imports;

namespace FourMe.Import.Simulator;

/// <summary>The behaviour of the simulated service. The defaults follow the service's documentation.</summary>
public sealed class SimulatorOptions
{
    private readonly Dictionary<string, int> _generatedExports = new(StringComparer.Ordinal);

    /// <summary>The clock of all timestamps and expiries; the system's by default.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Port of the REST host on 127.0.0.1; 0 for a free one.</summary>
    public int ApiPort { get; set; }

    /// <summary>Port of the OAuth host on 127.0.0.1; 0 for a free one.</summary>
    public int OAuthPort { get; set; }

    /// <summary>Port of the storage host on 127.0.0.1; 0 for a free one.</summary>
    public int StoragePort { get; set; }

    /// <summary>Base of the addresses of files, when a proxy is in front of the storage host; null for the host itself.</summary>
    public Uri? StorageAddress { get; set; }

    /// <summary>The account of requests that name none, which is that of the default token.</summary>
    public string Account { get; set; } = "wdc";

    /// <summary>A fixed personal access token; null for a random one.</summary>
    public string? Token { get; set; }

    /// <summary>Number of polls of a job answered with <c>queued</c>.</summary>
    public int QueuedPolls { get; set; } = 1;

    /// <summary>Number of polls of a job answered with <c>processing</c>, each with a higher <c>line</c>.</summary>
    public int ProcessingPolls { get; set; } = 2;

    /// <summary>How long an OAuth token is valid.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a job can be polled after its end.</summary>
    public TimeSpan RetentionAfterEnd { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a presigned address of the storage host is valid.</summary>
    public TimeSpan PresignedLifetime { get; set; } = TimeSpan.FromDays(2);

    /// <summary>What <c>line</c> and the log's line numbers count.</summary>
    public LineCounting LineCounting { get; set; } = LineCounting.Physical;

    /// <summary>The wording of the import log, whose real form is not documented.</summary>
    public LogStyle LogStyle { get; set; } = LogStyle.Plain;

    /// <summary>The encoding of the import log.</summary>
    public LogEncoding LogEncoding { get; set; } = LogEncoding.Utf8;

    /// <summary>After this many failed rows the job ends as <c>error</c>, "Too many import failures".</summary>
    public int? FailureLimit { get; set; }

    /// <summary>Whether the limits of 3,600 requests per hour and 20 requests in 2 seconds are enforced.</summary>
    public bool RateLimit { get; set; }

    /// <summary>Whether the accounts start with the widget demo records.</summary>
    public bool SeedDemoData { get; set; } = true;

    /// <summary>Maximum size of an upload; null for no limit.</summary>
    public long? MaxUploadBytes { get; set; }

    /// <summary>Whether references must name existing records. Otherwise any text is accepted.</summary>
    public bool StrictReferences { get; set; } = true;

    /// <summary>Whether enumeration values, numbers, dates and lengths are checked.</summary>
    public bool StrictValues { get; set; } = true;

    /// <summary>Decides about single rows before all other checks. Null, or a null result, leaves the row to them.</summary>
    public Func<string, IReadOnlyDictionary<string, string>, RowVerdict?>? RowRule { get; set; }

    /// <summary>The entity tag of export files.</summary>
    public ETagStyle ExportETag { get; set; } = ETagStyle.Strong;

    /// <summary>Whether the storage host honours <c>Range</c>.</summary>
    public bool SupportsRange { get; set; } = true;

    /// <summary>The order in which exports write their columns.</summary>
    public ExportColumnOrder ExportColumnOrder { get; set; } = ExportColumnOrder.Catalogue;

    /// <summary>Columns appended to every export, as the service does over time.</summary>
    public IReadOnlyList<string> ExtraExportColumns { get; set; } = [];

    /// <summary>Columns that imports accept and exports lack.</summary>
    public IReadOnlyList<string> MissingExportColumns { get; set; } = [];

    /// <summary>Maximum number of records of a type in an export that nevertheless succeeds; null for all records.</summary>
    public int? ExportRowLimit { get; set; }

    /// <summary>
    /// Whether values are stored in the service's own form: pictures under an address of the service, decimals with a fraction
    /// (<c>200.0</c>), durations in minutes, time zones by their labels, date-times in UTC, addresses in lower case, lists sorted, custom
    /// fields as rewritten JSON, and text trimmed, with line feeds and composed letters.
    /// </summary>
    public bool RewritesValues { get; set; }

    /// <summary>Whether a reference to a disabled record fails the row even if the record already had it.</summary>
    public bool RefusesDisabledReferences { get; set; }

    /// <summary>
    /// Whether references store the record they name. They are then shown by the record's own current name, whatever name was sent.
    /// </summary>
    public bool ReferencesFollowRecords { get; set; }

    /// <summary>Above this many records a full export of a type is limited to one in 23 hours.</summary>
    public int FullExportThreshold { get; set; } = 10_000;

    /// <summary>The types whose exports are generated, with their row counts.</summary>
    public IReadOnlyDictionary<string, int> GeneratedExports => _generatedExports;

    /// <summary>Makes exports of a type consist of generated rows that are never stored.</summary>
    public SimulatorOptions GeneratedExport(string type, int rowCount)
    {
        _generatedExports[type] = rowCount;
        return this;
    }
}
