namespace FourMe.Import.Simulator.Jobs;

/// <summary>
/// Advances a job with every poll instead of by a clock, so that the states a client sees are the same on every run. A job that is not
/// polled for longer than the retention time ends unseen and is forgotten.
/// </summary>
internal sealed class JobProgress(SimulatorOptions options)
{
    private readonly Lock _lock = new();
    private readonly int _queuedPolls = options.QueuedPolls;
    private readonly int _processingPolls = options.ProcessingPolls;
    private DateTimeOffset _lastAsked = options.TimeProvider.GetUtcNow();

    public DateTimeOffset AcceptedAt { get; } = options.TimeProvider.GetUtcNow();

    public int Polls { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The phase at the last poll.</summary>
    public JobPhase Phase { get; private set; } = JobPhase.Queued;

    /// <summary>The progress of a processing job, above 0 and below 1.</summary>
    public double Fraction => (double)(Polls - _queuedPolls) / (_processingPolls + 1);

    public JobPhase Poll()
    {
        DateTimeOffset now = options.TimeProvider.GetUtcNow();
        lock (_lock)
        {
            if (now - (EndedAt ?? _lastAsked) > options.RetentionAfterEnd)
                return Phase = JobPhase.Gone;
            _lastAsked = now;
            Polls++;
            Phase = Polls <= _queuedPolls ? JobPhase.Queued
                : Polls <= _queuedPolls + _processingPolls ? JobPhase.Processing
                : JobPhase.Ended;
            if (Phase == JobPhase.Ended)
                EndedAt ??= now;
            return Phase;
        }
    }
}
