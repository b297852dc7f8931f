namespace FourMe.Import;

/// <summary>The stage of a job.</summary>
public enum TransferStage
{
    /// <summary>Records are read and checked; <see cref="TransferProgress.Done"/> counts records.</summary>
    Reading,
    /// <summary>The file is uploaded; <see cref="TransferProgress.Done"/> and <see cref="TransferProgress.Total"/> are bytes.</summary>
    Uploading,
    /// <summary>The service has the file of an import and has not started it.</summary>
    Queued,
    /// <summary>
    /// The service reads the rows; <see cref="TransferProgress.Done"/> is its line, <see cref="TransferProgress.Total"/> the rows.
    /// </summary>
    Processing,
    /// <summary>The service has or writes an export; <see cref="TransferProgress.Done"/> is its line, 0 before it starts.</summary>
    Exporting,
    /// <summary>
    /// A file is downloaded; <see cref="TransferProgress.Done"/> and <see cref="TransferProgress.Total"/> are bytes.
    /// </summary>
    Downloading,
    /// <summary>The job has ended and its log is fetched.</summary>
    FetchingLog,
}

/// <summary>The progress of a job.</summary>
/// <param name="Type">The record type.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Done">How much is done, in bytes or rows; see <see cref="TransferStage"/>.</param>
/// <param name="Total">The total; 0 when it is not known.</param>
/// <param name="Elapsed">Time since the stage began.</param>
public readonly record struct TransferProgress(string Type, TransferStage Stage, long Done, long Total, TimeSpan Elapsed)
{
    /// <summary>The value of Done when the stage was first reported: the job may have progressed by then.</summary>
    public long Began { get; init; }

    /// <summary>Whole percent, 0 to 100; null when the total is not known.</summary>
    public int? Percent => Total > 0 ? (int)Math.Min(100, 100 * Done / Total) : null;

    /// <summary>Bytes, lines or rows per second; null when it is not known yet.</summary>
    public double? Rate => Done > Began && Elapsed > TimeSpan.Zero ? (Done - Began) / Elapsed.TotalSeconds : null;

    /// <summary>Remaining time at the average speed; null when it is not known yet.</summary>
    public TimeSpan? Remaining => Total > 0 && Done <= Total && Rate is { } rate ? TimeSpan.FromSeconds((Total - Done) / rate) : null;
}
