namespace FourMe.Import.Errors;

/// <content>Exports, and the files they give.</content>
internal static partial class Failures
{
    internal static Failure UnknownExportType(string type, string? nearest) => Make(
        FailureKind.InvalidArgument, $"'{type}' is not a record type of the Export API.{DidYouMean(nearest)}",
            "https://developer.xurrent.com/v1/export/ lists the types.");

    internal static Failure ExportUnconfirmed(string types, Exception cause) => Make(
        FailureKind.ConnectionError,
        $"There was no clear answer to the request for the export of '{types}', so it is not known whether the service began it: " +
            $"{(cause is FourMeException ? cause.Message : Innermost(cause))}",
        "Nothing was changed by it, but a full export of more than 10,000 records of a type is allowed once a day. Run it again.", cause);

    internal static Failure ExportRateLimited(string types, string token) =>
        new(nameof(ExportRateLimited), FailureKind.LimitsExceeded,
            $"The service gave up the export (job {token}): '{types}' was exported in full already. A type with more than 10,000 " +
                $"records can be exported in full once a day.",
            "Export only what has changed since a moment, which has no such limit, or wait until tomorrow.", null)
        { Token = token };

    internal static Failure ExportFailed(string types, string token, string? said) =>
        new(nameof(ExportFailed), FailureKind.InvalidResult, WithSaid($"The service gave up the export of '{types}' (job {token}).", said),
            "Run it again; Settings > System Logs in the account may tell more.", null)
        { Token = token };

    internal static Failure ExportForgotten(string types, string token) =>
        new(nameof(ExportForgotten), FailureKind.ObjectNotFound,
            $"The service no longer knows the export of '{types}' (job {token}): it forgets a job five minutes after its end, and " +
                $"nobody saw the end.",
            "Nothing was changed by it. Run it again.", null)
        { Token = token };

    internal static Failure ExportWithoutFile(string types, string token) =>
        new(nameof(ExportWithoutFile), FailureKind.InvalidResult,
            $"The export of '{types}' is done (job {token}), but the service names no file.", "Run it again.", null)
        { Token = token };

    internal static Failure DownloadFailed(string what, Failure cause) => Make(
        cause.Kind, $"The download of {what} broke and could not be taken up again: {cause.Message}", cause.Advice ?? "Run it again.",
            cause.Cause);

    internal static Failure DownloadExpired(string what, int status) => Make(
        FailureKind.ObjectNotFound, $"The link to {what} is no longer valid ({status}): the service keeps files for two days.",
            "Run the export again.");

    internal static Failure DownloadChanged(string what) => Make(
        FailureKind.InvalidResult,
        $"The file of {what} changed between the first part of the download and the next, so the two do not belong together.",
        "What came so far is from the first version. Run the export again.");

    internal static Failure ExportUnreadable(string what, Exception cause) => Make(
        FailureKind.ParserError, $"The file of {what} is not a readable CSV file: {cause.Message}",
            "Run the export again; what came is damaged or cut.", cause);

    internal static Failure NotAnExport(string what, string problem) => Make(
        FailureKind.ParserError,
            $"What came in place of {what} is not an export: {problem}. No file was written, and no mark of a series moved.",
        "A proxy or a sign-in page may have answered instead of the storage host: check the network and the proxy, then run it again.");

    internal static Failure ExportColumnRenamed(string what, int column, string name) => Make(
        FailureKind.InvalidData,
            $"Column {column} in the file of {what} has no name, or one that an earlier column has; it is given as '{name}'.");

    internal static Failure ExportLacksType(string what, string type) => Make(
        FailureKind.InvalidData,
        $"The file of {what} has no '{type}', though it was asked for. The mark of a series stays, so that the next run asks for the " +
            $"same again.");

    internal static Failure ArchiveInvalid(string what, Exception cause) => Make(
        FailureKind.ParserError, $"The file of {what} is not the archive that it should be: {cause.Message}", "Run the export again.",
            cause);

    internal static Failure UnmatchedArchiveEntry(string entry) => Make(
        FailureKind.InvalidData, $"The archive has a file '{Show(entry)}' that belongs to none of the types asked for; it is left out.");

    internal static Failure XlsxNeedsFile() => Make(
        FailureKind.InvalidArgument, "A workbook cannot be read as objects.", "Write it to a file or a folder, or export CSV.");

    internal static Failure SplitWorkbook(string type, string token) =>
        new(nameof(SplitWorkbook), FailureKind.InvalidOperation,
            $"The export of '{type}' (job {token}) came as several files, as a workbook does above 10,000 records, and one file was named.",
            "They can be fetched from the same export into a folder.", null)
        { Token = token };

    internal static Failure OneTargetOnly() => Make(
        FailureKind.InvalidArgument, "A file and a folder were named for the same export.", "Name one of the two.");

    internal static Failure ManyTypesNeedDirectory() => Make(
        FailureKind.InvalidArgument, "Several types make several files, and one file was named.", "Name a folder.");

    internal static Failure WatermarkTooOld(DateTimeOffset mark, string types, string stateName) => Make(
        FailureKind.InvalidOperation,
        $"The last export of '{types}'{(stateName.Length > 0 ? $" under the name '{stateName}'" : string.Empty)} was at {mark:u}, and " +
            $"the service goes two months back at most: what changed before that would be lost.",
        "Export everything once, which begins the series anew.");

    internal static Failure WatermarkUnreadable(string path, Exception cause) => Make(
        FailureKind.ReadError, $"How far the series has come cannot be read from '{path}': {Sentence(cause.Message)}",
        "Restore the file, or export everything once, which begins the series anew.", cause);

    internal static Failure NoPendingRun(string types) => Make(
        FailureKind.InvalidOperation, $"There is no export of '{types}' that waits to be confirmed.",
            "Confirm after an export of the series whose objects were taken over.");

    internal static Failure WouldDuplicate(string type) => Make(
        FailureKind.InvalidOperation,
        $"'{type}' can only be added, never updated: importing exported records would make each of them a second time.",
        "Import them only if that is what you want.");

    internal static Failure WrongAccount(string token, string owner, string connected) =>
        new(nameof(WrongAccount), FailureKind.InvalidOperation,
            $"The job {token} belongs to {owner}, and the connection is to {connected}. Nothing was sent.",
                "Use a connection to the account of the job.", null)
        { Token = token };

    internal static Failure JobNotFound(string token) => Make(
        FailureKind.ObjectNotFound, $"No job '{token}' is remembered.", "Jobs are remembered for thirty days.");

    internal static Failure NoJobs() => Make(FailureKind.ObjectNotFound, "No job is remembered.", "Jobs are remembered for thirty days.");

    internal static Failure JobHasNoToken(string id, string state) => Make(
        FailureKind.InvalidOperation, $"The job {id} is '{state}': the service gave no token for it, so it cannot be asked.",
        "The summary e-mail to the API user and Settings > System Logs in the account tell whether there was an import.");

    internal static Failure RowsNotKept(string token) =>
        new(nameof(RowsNotKept), FailureKind.ObjectNotFound, $"The rows of job {token} are no longer kept: its result was fetched before.",
            "The log of the job tells which rows failed; take them from the source again.", null)
        { Token = token };

    internal static Failure RowsNotTied(string token, long missing) =>
        new(nameof(RowsNotTied), FailureKind.InvalidResult,
            $"{missing} failed {(missing == 1 ? "row" : "rows")} of job {token} could not be found by the log.",
                "Every row of the job can be written: rows that are there already will be reported unchanged.", null)
        { Token = token };
}
