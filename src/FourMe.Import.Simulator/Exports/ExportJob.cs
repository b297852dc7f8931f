using FourMe.Import.Simulator.Jobs;
using FourMe.Import.Simulator.Storage;

namespace FourMe.Import.Simulator.Exports;

/// <summary>An export the service accepted.</summary>
public sealed class ExportJob
{
    private readonly JobWork<ExportFile?> _file;
    private readonly Lock _lock = new();
    private StoredFile? _published;

    internal ExportJob(string token, string account, ExportOrder order, string? exceeded, JobProgress progress, JobWork<ExportFile?> file)
    {
        Token = token;
        Account = account;
        Order = order;
        RateLimitExceeded = exceeded;
        Progress = progress;
        _file = file;
    }

    /// <summary>The token returned to the client.</summary>
    public string Token { get; }

    /// <summary>The account the records come from.</summary>
    public string Account { get; }

    /// <summary>The export types asked for.</summary>
    public IReadOnlyList<string> Types => [.. Order.Types.Select(type => type.Name)];

    /// <summary>Only records changed after this; null for all.</summary>
    public DateTimeOffset? From => Order.From;

    /// <summary>The format of the file.</summary>
    public ExportFormat Format => Order.Format;

    /// <summary>The locale asked for, if any.</summary>
    public string? Locale => Order.Locale;

    /// <summary>The type whose full export came too soon; null unless the job fails.</summary>
    public string? RateLimitExceeded { get; }

    /// <summary>Number of polls while the job was known.</summary>
    public int Polls => Progress.Polls;

    /// <summary>The state returned to the last poll.</summary>
    public ExportState State => Progress.Phase switch
    {
        JobPhase.Queued => ExportState.Queued,
        JobPhase.Processing => ExportState.Processing,
        _ => RateLimitExceeded is null ? ExportState.Done : ExportState.Failed,
    };

    /// <summary>The name of the file; null for a failed job.</summary>
    public string? FileName => File?.Name;

    /// <summary>The size of the file.</summary>
    public long FileLength => (_published?.Content ?? File?.Content)?.Length ?? 0;

    internal ExportOrder Order { get; }

    internal JobProgress Progress { get; }

    private ExportFile? File => _file.Result;

    /// <summary>Replaces the file behind the published address, entity tag included: the file changes while it is downloaded.</summary>
    public async Task ReplaceContentAsync(byte[] content)
    {
        Spool spool = new();
        spool.Write(content);
        spool.Complete();
        StoredFile file = _published ?? throw new InvalidOperationException("The file is published when a poll first sees the end.");
        file.ETag = await EntityTag.OfAsync(new SpoolContent(spool), EntityTag.StyleOf(file.ETag));
        file.Content = new SpoolContent(spool);
    }

    internal Task<ExportFile?> FileAsync() => _file.ResultAsync();

    internal void DisposeFile() => File?.Content.Dispose();

    internal StoredFile Publish(Func<StoredFile> publish)
    {
        lock (_lock)
            return _published ??= publish();
    }
}
