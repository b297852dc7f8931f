using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// One plan from its first record to its end. Programs (<see cref="RecordPlanner"/>) and the cmdlet go through the same one.
/// </summary>
/// <param name="client">The account.</param>
/// <param name="type">The record type.</param>
/// <param name="options">What the plan may do.</param>
internal sealed class PlanRun(FourMeClient client, RecordType type, PlanOptions options) : IDisposable
{
    /// <summary>Where the rows go: to be given to the batch that makes them.</summary>
    internal IRowSink Rows { get; } = new NullSink();

    internal FourMeClient Client => client;

    internal PlanOptions Options => options;

    /// <summary>When the oldest source file was written; null when the records come from elsewhere.</summary>
    internal DateTimeOffset? SourceTime { get; private set; } = options.SourceTime;

    /// <summary>Takes note of a source file.</summary>
    /// <param name="written">When it was written.</param>
    internal void NoteSource(DateTimeOffset written)
    {
        if (SourceTime is null || written < SourceTime) SourceTime = written;
    }

    /// <summary>The batch of a program.</summary>
    internal RecordBatch NewBatch(RecordOptions records) => new(type, records, Rows);

    /// <summary>Reads the ledger and brings the baseline up to date.</summary>
    /// <exception cref="FourMeException">There is no baseline.</exception>
    internal Task BeginAsync(ITransferHost host, CancellationToken cancellationToken)
    {
        host.Verbose($"'{type.Name}' is planned.");
        cancellationToken.ThrowIfCancellationRequested();
        return Task.CompletedTask;
    }

    /// <summary>The batch is complete: compares, writes the plan and judges it.</summary>
    internal Task<Plan> CompleteAsync(RecordBatch batch, ITransferHost host, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Rows are not compared yet.");

    public void Dispose() => Rows.Dispose();
}
