namespace FourMe.Import.Planning;

/// <summary>A record that came in, and that somebody asks about.</summary>
/// <param name="Number">Its number in the input.</param>
/// <param name="Watched">What is decided about it.</param>
/// <param name="Cells">Its cells.</param>
/// <param name="Failures">What is wrong with it by itself; none when it became a row.</param>
/// <param name="Name">What a person knows it by; null for nothing.</param>
internal sealed record TracedRecord(
    long Number, WatchedRecord Watched, IReadOnlyList<TracedCell> Cells, IReadOnlyList<Failure> Failures, string? Name);
