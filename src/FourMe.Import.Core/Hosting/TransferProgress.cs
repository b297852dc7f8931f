namespace FourMe.Import;

/// <summary>What a job is doing.</summary>
public enum TransferStage
{
    /// <summary>Records are read and checked; <see cref="TransferProgress.Done"/> is how many.</summary>
    Reading,
    /// <summary>The file is on its way; <see cref="TransferProgress.Done"/> and <see cref="TransferProgress.Total"/> are bytes.</summary>
    Uploading,
    /// <summary>The service has the file of an import and has not begun.</summary>
    Queued,
    /// <summary>
    /// The service goes through the rows; <see cref="TransferProgress.Done"/> is its line, <see cref="TransferProgress.Total"/> the rows.
    /// </summary>
    Processing,
    /// <summary>The service has, or writes, an export; <see cref="TransferProgress.Done"/> is its line, 0 before it begins.</summary>
    Exporting,
    /// <summary>
    /// A file is on its way to us; <see cref="TransferProgress.Done"/> and <see cref="TransferProgress.Total"/> are bytes.
    /// </summary>
    Downloading,
    /// <summary>The job has ended and its log is fetched.</summary>
    FetchingLog,
}

/// <summary>How far a job is.</summary>
/// <param name="Type">The record type.</param>
/// <param name="Stage">What is being done.</param>
/// <param name="Done">How much of it; bytes or rows, see <see cref="TransferStage"/>.</param>
/// <param name="Total">Of how much; 0 when that is not known.</param>
/// <param name="Elapsed">Time since the stage began.</param>
public readonly record struct TransferProgress(string Type, TransferStage Stage, long Done, long Total, TimeSpan Elapsed)
{
    /// <summary>How much was done when the stage was first heard of: a job may be well on its way by then.</summary>
    public long Began { get; init; }

    /// <summary>Whole percent, 0 to 100; null when the total is not known.</summary>
    public int? Percent => Total > 0 ? (int)Math.Min(100, 100 * Done / Total) : null;

    /// <summary>How many bytes, lines or rows a second; null when that cannot be told yet.</summary>
    public double? Rate => Done > Began && Elapsed > TimeSpan.Zero ? (Done - Began) / Elapsed.TotalSeconds : null;

    /// <summary>Time that is left at the speed so far; null when that cannot be told yet.</summary>
    public TimeSpan? Remaining => Total > 0 && Done <= Total && Rate is { } rate ? TimeSpan.FromSeconds((Total - Done) / rate) : null;
}
