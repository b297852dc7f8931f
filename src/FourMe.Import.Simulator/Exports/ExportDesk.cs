using FourMe.Import.Simulator.Accounts;
using FourMe.Import.Simulator.Jobs;
using FourMe.Import.Simulator.Storage;

namespace FourMe.Import.Simulator.Exports;

/// <summary>Accepts export requests and keeps the export jobs.</summary>
internal sealed class ExportDesk(World world, JobQueue queue, PresignedFiles files, SimulatorOptions options)
{
    private readonly ExportSelection _selection = new(options);
    private readonly FullExportLimit _limit = new(new ExportSelection(options), options);
    private readonly Lock _lock = new();
    private readonly List<ExportJob> _jobs = [];

    public IReadOnlyList<ExportJob> Jobs
    {
        get
        {
            lock (_lock)
                return [.. _jobs];
        }
    }

    /// <summary>A job; null when nothing changed since the requested time, so that there is no job.</summary>
    public async Task<ExportJob?> AcceptAsync(Account account, ExportOrder order)
    {
        // Imports accepted earlier must be visible.
        await Task.Run(queue.RunPending);
        string? exceeded;
        lock (world.Lock)
        {
            if (order.From is not null && order.Types.All(type => _selection.Count(account, type.Name, type.Type, order.From) == 0))
                return null;
            exceeded = _limit.FindExceeded(account, order);
        }

        ExportWriter writer = new(world, _selection);
        string date = files.DateFolder;
        long number = files.NextNumber();
        JobWork<ExportFile?> file = queue.Add(() => exceeded is null ? writer.Write(account, order, date, number) : null);
        ExportJob job = new(TokenRegistry.NewName(), account.Id, order, exceeded, new JobProgress(options), file);
        lock (_lock)
            _jobs.Add(job);
        return job;
    }

    public ExportJob? Find(string token) => Jobs.FirstOrDefault(job => job.Token == token);

    public async Task<StoredFile> PublishAsync(ExportJob job)
    {
        ExportFile file = (await job.FileAsync())!;
        string? etag = await EntityTag.OfAsync(file.Content, options.ExportETag);
        return job.Publish(() => files.Publish(
            $"/exports/{files.DateFolder}/{job.Account}/{file.Name}", file.Content, file.ContentType, file.Name, etag));
    }

    public void Clear()
    {
        queue.RunPending();
        _limit.Clear();
        lock (_lock)
        {
            _jobs.ForEach(job => job.DisposeFile());
            _jobs.Clear();
        }
    }
}
