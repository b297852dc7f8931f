namespace FourMe.Import.Errors;

/// <content>Exports and the files that they return.</content>
internal static partial class Failures
{
    internal static Failure UnknownExportType(string type, string? nearest) => Make(
        FailureKind.InvalidArgument, $"'{type}' is not a record type of the Export API.{DidYouMean(nearest)}",
            "https://developer.xurrent.com/v1/export/ lists the types.");

    internal static Failure ExportUnconfirmed(string types, Exception cause) => Make(
        FailureKind.ConnectionError,
        $"The request for the export of '{types}' got no clear answer; the service may have started the export: " +
            $"{(cause is FourMeException ? cause.Message : Innermost(cause))}",
        "It changed nothing, so run it again. A type with more than 10,000 records can be exported in full once a day.", cause);

    internal static Failure ExportRateLimited(string types, string token) =>
        new(nameof(ExportRateLimited), FailureKind.LimitsExceeded,
            $"The service refused the export (job {token}): '{types}' was already exported in full. A type with more than 10,000 " +
                $"records can be exported in full once a day.",
            "Export only what changed since a date, which has no such limit, or wait until tomorrow.", null)
        { Token = token };

    internal static Failure ExportFailed(string types, string token, string? said) =>
        new(nameof(ExportFailed), FailureKind.InvalidResult,
            WithSaid($"The export of '{types}' failed in the service (job {token}).", said),
            "Run it again. Settings > System Logs in the account may say more.", null)
        { Token = token };

    internal static Failure ExportForgotten(string types, string token) =>
        new(nameof(ExportForgotten), FailureKind.ObjectNotFound,
            $"The service no longer knows the export of '{types}' (job {token}): it forgets a job five minutes after it ends, and " +
                $"the end was not seen.",
            "It changed nothing. Run it again.", null)
        { Token = token };

    internal static Failure ExportWithoutFile(string types, string token) =>
        new(nameof(ExportWithoutFile), FailureKind.InvalidResult,
            $"The export of '{types}' is done (job {token}), but the service gave no file.", "Run it again.", null)
        { Token = token };

    internal static Failure DownloadFailed(string what, Failure cause) => Make(
        cause.Kind, $"The download of {what} failed and could not be resumed: {cause.Message}", cause.Advice ?? "Run it again.",
            cause.Cause);

    internal static Failure DownloadExpired(string what, int status) => Make(
        FailureKind.ObjectNotFound, $"The link to {what} is no longer valid ({status}): the service keeps files for two days.",
            "Run the export again.");

    internal static Failure DownloadChanged(string what) => Make(
        FailureKind.InvalidResult,
        $"The file of {what} changed during the download, so its parts do not fit together.",
        "The records so far are from the first version of the file. Run the export again.");

    internal static Failure ExportUnreadable(string what, Exception cause) => Make(
        FailureKind.ParserError, $"The file of {what} is not a readable CSV file: {cause.Message}",
            "Run the export again; the file is damaged or incomplete.", cause);

    internal static Failure NotAnExport(string what, string problem) => Make(
        FailureKind.ParserError,
            $"The file downloaded for {what} is not an export: {problem}. No file was written, and the series mark did not move.",
        "A proxy or a sign-in page may have answered instead of the storage host: check the network and the proxy, then run the export " +
            "again.");

    internal static Failure ExportColumnRenamed(string what, int column, string name) => Make(
        FailureKind.InvalidData,
            $"Column {column} in the file of {what} has no name, or the name of an earlier column; it is returned as '{name}'.");

    internal static Failure ExportLacksType(string what, string type) => Make(
        FailureKind.InvalidData,
        $"The file of {what} lacks '{type}', which was requested. The series mark stays, so the next run requests the same changes again.");

    internal static Failure ArchiveInvalid(string what, Exception cause) => Make(
        FailureKind.ParserError, $"The file of {what} is not a readable ZIP archive: {cause.Message}", "Run the export again.",
            cause);

    internal static Failure UnmatchedArchiveEntry(string entry) => Make(
        FailureKind.InvalidData, $"The archive has a file '{Show(entry)}' that belongs to none of the requested types; it is ignored.");

    internal static Failure XlsxNeedsFile() => Make(
        FailureKind.InvalidArgument, "A workbook cannot be read as objects.", "Write it to a file or a folder, or export CSV.");

    internal static Failure SplitWorkbook(string type, string token) =>
        new(nameof(SplitWorkbook), FailureKind.InvalidOperation,
            $"The export of '{type}' (job {token}) came as several files, as a workbook with more than 10,000 records does, but one file " +
                $"was named.",
            "Save the same export to a folder.", null)
        { Token = token };

    internal static Failure OneStartOnly() => Make(
        FailureKind.InvalidArgument, "Both a date and the last run were given as the start of one export.", "Name one of the two.");

    internal static Failure OneTargetOnly() => Make(
        FailureKind.InvalidArgument, "Both a file and a folder were given for one export.", "Name one of the two.");

    internal static Failure ManyTypesNeedDirectory() => Make(
        FailureKind.InvalidArgument, "Several types make several files, but one file was given.", "Name a folder.");

    internal static Failure WatermarkTooOld(DateTimeOffset mark, string types, string stateName) => Make(
        FailureKind.InvalidOperation,
        $"The last export of '{types}'{(stateName.Length > 0 ? $" under the name '{stateName}'" : string.Empty)} was at {mark:u}, and " +
            $"the service goes back two months at most: older changes would be lost.",
        "Export everything once, which starts the series again.");

    internal static Failure WatermarkUnreadable(string path, Exception cause) => Make(
        FailureKind.ReadError, $"The series mark '{path}' cannot be read: {Sentence(cause.Message)}",
        "Restore the file, or export everything once, which starts the series again.", cause);

    internal static Failure NoPendingRun(string types) => Make(
        FailureKind.InvalidOperation, $"No export of '{types}' is waiting to be confirmed.",
            "Confirm an export of the series after its objects were processed.");

    internal static Failure WouldDuplicate(string type) => Make(
        FailureKind.InvalidOperation,
        $"'{type}' can only be added, never updated: importing exported records would duplicate each of them.",
        "Import them only if you want duplicates.");

    /// <param name="what">The job or the plan, as it begins a sentence.</param>
    /// <param name="owner">The account that it belongs to.</param>
    /// <param name="connected">The account of the connection.</param>
    /// <param name="token">The token of a job; null for a plan.</param>
    internal static Failure WrongAccount(string what, string owner, string connected, string? token = null) =>
        new(nameof(WrongAccount), FailureKind.InvalidOperation,
            $"{what} belongs to {owner}, but the connection is to {connected}. Nothing was sent.",
                "Use a connection to the account that it belongs to.", null)
        { Token = token };

    internal static Failure JobNotFound(string token) => Make(
        FailureKind.ObjectNotFound, $"No job '{token}' is recorded on this machine.", "Jobs are kept for 30 days.");

    internal static Failure NoJobs() => Make(
        FailureKind.ObjectNotFound, "No jobs are recorded on this machine.", "Jobs are kept for 30 days.");

    internal static Failure JobHasNoToken(string id, string state) => Make(
        FailureKind.InvalidOperation, $"The job {id} is '{state}': the service gave no token for it, so its state cannot be requested.",
        "Check the summary e-mail to the API user, or Settings > System Logs in the account, to see whether the import ran.");

    /// <param name="token">The token of the job.</param>
    /// <param name="areRefusedKept">Whether the refused rows are kept with their reasons.</param>
    internal static Failure RowsNotKept(string token, bool areRefusedKept = false) =>
        new(nameof(RowsNotKept), FailureKind.ObjectNotFound,
            $"The rows of job {token} are no longer kept{(areRefusedKept ? ", except for those that were refused" : string.Empty)}: its " +
                "result was fetched before.",
            areRefusedKept ? "Write the refused rows to a file; its last columns say why."
                : "The log of the job says which rows failed; import them from the source again.", null)
        { Token = token };

    internal static Failure RowsNotTied(string token, long missing) =>
        new(nameof(RowsNotTied), FailureKind.InvalidResult,
            $"{missing} failed {(missing == 1 ? "row" : "rows")} of job {token} could not be matched to log lines.",
                "Write every row of the job instead: rows that were imported are reported as unchanged.", null)
        { Token = token };
}
