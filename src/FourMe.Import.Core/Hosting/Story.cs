using static System.FormattableString;

namespace FourMe.Import;

/// <summary>
/// What a run tells those who follow it: a line for each thing that happened, none for each question. The same words on
/// every machine.
/// </summary>
internal static class Story
{
    internal static string Read(string type, long records, long rows, int files) =>
        Invariant($"Read and checked {Counted(records, "record")} of '{type}': {Counted(rows, "row")} in {Counted(files, "file")}, {records - rows:N0} refused.");

    internal static string Sending(string type, SpoolFile file, int index, int count, Uri api)
    {
        string which = count > 1 ? Invariant($"file {index + 1} of {count}, ") : string.Empty;
        string columns = file.Headers.Length > 0 ? $"; columns: {file.Headers}" : string.Empty;
        return Invariant($"Sending {which}{Counted(file.Rows, "row")} of '{type}' ({Size(file.Length)}) to {api}{columns}.");
    }

    internal static string Accepted(string token, TimeSpan upload) => $"The service accepted the file after {Time(upload)} as job {token}.";

    internal static string Ended(ImportResult result)
    {
        string counts = result.CountsKnown
            ? Invariant($": {result.Created:N0} created, {result.Updated:N0} updated, {result.Unchanged:N0} unchanged, {result.Deleted:N0} deleted, {result.Failures + result.Errors:N0} failed")
            : string.Empty;
        return $"Job {result.Token} ended as '{result.State}' after {Time(result.Duration)}{counts}.";
    }

    internal static string FailedRows(int rows, string path) => Invariant($"Wrote {Counted(rows, "failed row")} to '{path}'.");

    internal static string Asking(string types, DateTimeOffset? since, Uri api) =>
        $"Asking {api} for an export of '{types}', {(since is { } moment ? $"changed since {moment:u}" : "all records")}.";

    internal static string ExportAccepted(string token) => $"The service accepted the request as job {token}.";

    internal static string NothingChanged() => "Nothing has changed: the service makes no file.";

    internal static string ExportEnded(string token, TransferState state, TimeSpan duration) => $"Job {token} ended as '{state}' after {Time(duration)}.";

    internal static string Downloading(string types) => $"Downloading the export of '{types}'.";

    internal static string Received(string type, long records, TimeSpan duration) => Invariant($"Received {Counted(records, "record")} of '{type}' in {Time(duration)}.");

    internal static string Saved(string path, long length) => $"Saved '{path}' ({Size(length)}).";

    /// <summary>A length of bytes as a person says it.</summary>
    internal static string Size(long bytes) => bytes switch
    {
        < 1024 => Invariant($"{bytes} bytes"),
        < 1024 * 1024 => Invariant($"{bytes / 1024.0:0.#} KB"),
        _ => Invariant($"{bytes / (1024.0 * 1024.0):N1} MB"),
    };

    /// <summary>Seconds, or minutes and seconds: 0.8 s, 75:00 min.</summary>
    private static string Time(TimeSpan time) =>
        time.TotalMinutes < 1 ? Invariant($"{time.TotalSeconds:0.0} s") : Invariant($"{(long)time.TotalMinutes}:{time.Seconds:00} min");

    private static string Counted(long count, string what) => Invariant($"{count:N0} {what}{(count == 1 ? string.Empty : "s")}");
}
