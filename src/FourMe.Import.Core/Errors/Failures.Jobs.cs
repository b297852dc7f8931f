using FourMe.Import.Text;

namespace FourMe.Import.Errors;

/// <content>Import jobs and their results.</content>
internal static partial class Failures
{
    private const string WhereToLook = 
        "Check the summary e-mail to the API user, or Settings > System Logs in the account, to see what was imported.";

    internal static Failure ImportUnconfirmed(string type, Exception cause) => Make(
        FailureKind.ConnectionError,
        $"The upload of '{type}' got no clear answer; the service may have accepted it: " +
            $"{Sentence(cause is FourMeException ? cause.Message : Innermost(cause))} It was not sent again.",
        WhereToLook + " If no job was started, run the import again.", cause);

    internal static Failure ImportFailedRows(string type, string token, long failures, long errors, string? logFile) =>
        new(nameof(ImportFailedRows), FailureKind.InvalidResult,
            $"The import of '{type}' ended with {Counted.Of(failures, "failure")} and {Counted.Of(errors, "error")} (job {token}).",
            logFile is null ? WhereToLook : $"The log of the job is kept in '{logFile}'.", null)
        { Token = token };

    internal static Failure ImportWithoutCounts(string type, string token) =>
        new(nameof(ImportWithoutCounts), FailureKind.InvalidResult,
            $"The service says that the import of '{type}' is done (job {token}), but gives no counts.", WhereToLook, null)
        { Token = token };

    internal static Failure RowFailed(long row, string? record, string said) => new(
        nameof(RowFailed), FailureKind.InvalidResult, $"The service refused it: {Sentence(said)}",
        said.IndexOf("already been taken", StringComparison.OrdinalIgnoreCase) < 0 ? "Correct the record and import it again."
            : "Another record has this value. A row with Source and Source ID is looked up by these two alone, so a person who is in the " +
            "account by e-mail address only is not found, and cannot be created again. Give such people their Source and Source ID " +
            "once, in rows with the ID that an export shows; then import again.", null)
    { Row = row, Record = record };

    internal static Failure ImportAborted(string type, string token, string? said, long line) =>
        new(nameof(ImportAborted), FailureKind.InvalidResult,
            WithSaid($"The service stopped the import of '{type}' (job {token}){(line > 0 ? $" at line {line}" : string.Empty)}.", said)
                + " Rows before that point may have been imported.",
            WhereToLook + " Correct the input and import it again: rows that were already imported are reported as unchanged.", null)
        { Token = token };

    internal static Failure UnknownJobState(string job, string token, string state) =>
        new(nameof(UnknownJobState), FailureKind.InvalidResult,
            $"The {job} (job {token}) is in the state '{state}', which this version does not know.", WhereToLook, null)
        { Token = token };

    internal static Failure WaitTimedOut(string job, string token, TimeSpan waited, string lastSeen) =>
        new(nameof(WaitTimedOut), FailureKind.OperationTimeout,
            $"The {job} did not end within {Duration(waited)}; it was '{lastSeen}' when last seen. Job {token} continues in the " +
                $"service.",
            "Allow more time, or do not wait. " + WhereToLook, null)
        { Token = token };

    internal static Failure ResultUnknown(string type, string token, DateTimeOffset sent) =>
        new(nameof(ResultUnknown), FailureKind.ObjectNotFound,
            $"The service no longer knows the job {token} of '{type}', sent at {sent:u}: it forgets a job five minutes after it " +
                $"ends, and the end was not seen.",
            WhereToLook, null)
        { Token = token };

    internal static Failure WaitFailed(string job, string token, Failure cause) =>
        new(nameof(WaitFailed), cause.Kind,
            $"The state of the {job} could not be read: {Sentence(cause.Message)} Job {token} continues in the service.",
            cause.Advice ?? WhereToLook, cause.Cause)
        { Token = token };

    internal static Failure FilesNotSent(int files, long rows, bool pipelineEnded) => Make(
        FailureKind.InvalidOperation,
        $"{Counted.Of(files, "further file")} with {Counted.Of(rows, "row")} {(files == 1 ? "was" : "were")} not sent, because "
            + (pipelineEnded ? "a later command ended the pipeline." : "the previous job failed."),
        pipelineEnded ? "Import these records again; assign the results to a variable before you select from them."
            : "Find the reason, then import these records again.");

    internal static Failure NoWaitWithManyFiles(int files) => Make(
        FailureKind.InvalidOperation, $"Only one file can be sent without waiting, and this run makes {files}. Nothing was sent.",
        "Wait for the jobs, which run one after another, or give all records the same columns.");

    internal static Failure AlreadySentUnconfirmed(string type, DateTimeOffset sent) => Make(
        FailureKind.InvalidOperation,
        $"The same file was sent to '{type}' at {sent:u}, and the service may have accepted it. Records of this type have no key, " +
            $"so sending it again could duplicate them.",
        WhereToLook + " If the service did not accept it, send it again explicitly.");

    internal static Failure LogUnreadable(string token, Failure cause) =>
        new(nameof(LogUnreadable), cause.Kind, $"The log of job {token} could not be fetched: {cause.Message}", WhereToLook,
            cause.Cause) { Token = token };

    private static string Duration(TimeSpan time) =>
        time.TotalMinutes >= 2 ? $"{time.TotalMinutes:0.#} minutes" : $"{time.TotalSeconds:0.#} seconds";
}
