using FourMe.Import.Text;
using static System.FormattableString;

namespace FourMe.Import.Hosting;

/// <summary>
/// The verbose output of a run: one line for each event, none for each request. Independent of the machine's culture.
/// </summary>
internal static class VerboseText
{
    internal static string Read(string type, long records, long rows, int files) =>
        $"Read and checked {Counted.Of(records, "record")} of '{type}': {Counted.Of(rows, "row")} in {Counted.Of(files, "file")}, " +
        Invariant($"{records - rows:N0} refused.");

    /// <param name="type">The record type.</param>
    /// <param name="rows">Rows in the file.</param>
    /// <param name="length">Length of the file in bytes.</param>
    /// <param name="headers">The header of the file; '' when it is not known.</param>
    /// <param name="index">Position of the file in the run, counted from 0.</param>
    /// <param name="count">Number of files in the run.</param>
    /// <param name="api">The address of the API.</param>
    internal static string Sending(string type, long rows, long length, string headers, int index, int count, Uri api)
    {
        string which = count > 1 ? Invariant($"file {index + 1} of {count}, ") : string.Empty;
        string columns = headers.Length > 0 ? $"; columns: {headers}" : string.Empty;
        return Invariant($"Sending {which}{Counted.Of(rows, "row")} of '{type}' ({Size(length)}) to {api}{columns}.");
    }

    internal static string Accepted(string token, TimeSpan upload) => $"The service accepted the file after {Time(upload)} as job {token}.";

    /// <param name="token">The job.</param>
    /// <param name="state">The final state, in the service's words.</param>
    /// <param name="duration">From the first byte sent to the last answer.</param>
    /// <param name="counts">The counts in words; null when the service gave none.</param>
    internal static string Ended(string token, string state, TimeSpan duration, string? counts = null) =>
        $"Job {token} ended as '{state}' after {Time(duration)}{(counts is null ? string.Empty : ": " + counts)}.";

    internal static string Counts(long created, long updated, long unchanged, long deleted, long failed) => Invariant(
        $"{created:N0} created, {updated:N0} updated, {unchanged:N0} unchanged, {deleted:N0} deleted, {failed:N0} failed");

    internal static string FailedRows(long rows, string path) => Invariant($"Wrote {Counted.Of(rows, "failed row")} to '{path}'.");

    internal static string Withheld(int rows, string columns) =>
        Invariant($"Skipping the deferred columns ({columns}) of {Counted.Of(rows, "failed row")}.");

    internal static string Asking(string types, DateTimeOffset? since, Uri api) =>
        $"Requesting an export of '{types}' from {api}: {(since is { } moment ? $"records changed since {moment:u}" : "all records")}.";

    internal static string ExportAccepted(string token) => $"The service accepted the request as job {token}.";

    internal static string NothingChanged() => "Nothing has changed, so the service created no file.";

    internal static string Downloading(string types) => $"Downloading the export of '{types}'.";

    internal static string Received(string type, long records, TimeSpan duration) =>
        Invariant($"Received {Counted.Of(records, "record")} of '{type}' in {Time(duration)}.");

    internal static string Saved(string path, long length) => $"Saved '{path}' ({Size(length)}).";

    /// <summary>A number of bytes in a readable unit.</summary>
    internal static string Size(long bytes) => bytes switch
    {
        < 1024 => Invariant($"{bytes} bytes"),
        < 1024 * 1024 => Invariant($"{bytes / 1024.0:0.#} KB"),
        _ => Invariant($"{bytes / (1024.0 * 1024.0):N1} MB"),
    };

    /// <summary>Seconds, or minutes and seconds: 0.8 s, 75:00 min.</summary>
    private static string Time(TimeSpan time) =>
        time.TotalMinutes < 1 ? Invariant($"{time.TotalSeconds:0.0} s") : Invariant($"{(long)time.TotalMinutes}:{time.Seconds:00} min");
}
