namespace FourMe.Import.Planning;

/// <summary>A traced record of the run.</summary>
/// <param name="Number">Its number in the input, from 1.</param>
/// <param name="Watched">The decisions about it.</param>
/// <param name="Cells">Its cells.</param>
/// <param name="Failures">Failures of the record by itself; empty when it was accepted.</param>
/// <param name="Name">Its display name; null when there is none.</param>
internal sealed record TracedRecord(
    long Number, WatchedRecord Watched, IReadOnlyList<TracedCell> Cells, IReadOnlyList<Failure> Failures, string? Name);
