using FourMe.Import.Simulator.Accounts;
using FourMe.Import.Simulator.Jobs;

namespace FourMe.Import.Simulator.Imports;

/// <summary>Accepts uploads and keeps the import jobs.</summary>
internal sealed class ImportDesk(ImportRunner runner, JobQueue queue, SimulatorOptions options)
{
    private readonly Lock _lock = new();
    private readonly List<ImportJob> _jobs = [];

    public IReadOnlyList<ImportJob> Jobs
    {
        get
        {
            lock (_lock)
                return [.. _jobs];
        }
    }

    public ImportJob Accept(ImportUpload upload)
    {
        JobProgress progress = new(options);
        JobWork<ImportRun> run = queue.Add(() =>
        {
            using Stream stream = upload.File.OpenRead();
            return runner.Run(upload.Account, upload.Type.Name, stream, progress.AcceptedAt);
        });
        ImportJob job = new(TokenRegistry.NewName(), upload, progress, run);
        lock (_lock)
            _jobs.Add(job);
        return job;
    }

    public ImportJob? Find(string token) => Jobs.FirstOrDefault(job => job.Token == token);

    public void Clear()
    {
        queue.RunPending();
        lock (_lock)
        {
            _jobs.ForEach(job => job.DisposeUpload());
            _jobs.Clear();
        }
    }
}
