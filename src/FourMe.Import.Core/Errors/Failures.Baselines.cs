using FourMe.Import.Text;

namespace FourMe.Import.Errors;

/// <content>Baselines: local copies of the account's records.</content>
internal static partial class Failures
{
    internal static Failure NotExportable(string type) => Make(
        FailureKind.InvalidArgument, $"The service exports no records of '{type}', so there is no baseline of it.",
        "https://developer.xurrent.com/v1/export/ lists the types that can be exported.");

    internal static Failure BaselineNeedsOneFile() => Make(
        FailureKind.InvalidArgument, "Only the CSV file of one record type can serve as a baseline.",
        "Export one type that can be imported as well, to one CSV file, and wait for it.");

    internal static Failure BaselineNotFound(string type) => Make(FailureKind.ObjectNotFound, $"There is no baseline of '{type}'.");

    /// <param name="type">The record type.</param>
    /// <param name="records">The minimum number of its records.</param>
    /// <param name="areSeen">Whether earlier runs have seen them; otherwise they changed recently.</param>
    internal static Failure BaselineMissing(string type, long records, bool areSeen = false) => Make(
        FailureKind.InvalidOperation,
        $"There is no baseline of '{type}'. It needs a full export, and {Counted.Of(records, "record")} of the type " +
            $"{(areSeen ? "were seen by earlier runs" : "changed in the last two months")}. " +
            "Above 10,000 records the service allows one full export a day for the whole account.",
        "Make the baseline first.");

    internal static Failure BaselineNotRenewed(string type, DateTimeOffset lastFull, DateTimeOffset until) => Make(
        FailureKind.LimitsExceeded,
        $"A full export of '{type}' is due, but above 10,000 records the service allows only one a day. The baseline of " +
            $"{lastFull:u} is used until {until:u}; records deleted since then are still in it.");

    internal static Failure BaselineTooOld(string type, DateTimeOffset lastFull, TimeSpan maximumAge) => Make(
        FailureKind.InvalidOperation,
        $"The baseline of '{type}' was last exported in full at {lastFull:u}, more than twice the allowed {Days(maximumAge)} ago, " +
            $"and it could not be replaced now. Nothing is planned.",
        "Take a full export when the service allows one again, or allow an older baseline.");

    internal static Failure BaselineShrunk(string type, long records, long of, DateTimeOffset at) => Make(
        FailureKind.InvalidResult,
        $"The full export of '{type}' at {at:u} has {Counted.Of(records, "record")}, less than 90 % of the {Counted.Of(of, "record")} of " +
            $"the baseline. The old baseline stays.",
        "Find out why the export is short. If the records were really deleted, accept it.");

    internal static Failure BaselineChanged(string type, string path, Exception? cause) => Make(
        FailureKind.InvalidData,
        $"The baseline of '{type}' is no longer the one that was written: '{path}' was changed, or is gone.",
        "Take a full export for a new baseline.", cause);

    internal static Failure BaselineUnreadable(string path, string type, Exception cause) => Make(
        FailureKind.ParserError, $"The records of '{type}' cannot be read from '{path}': {Sentence(cause.Message)}",
        "Take the export again.", cause);

    internal static Failure NotABaseline(string path, string type, string problem) => Make(
        FailureKind.InvalidData, $"'{path}' cannot be used as the account's records of '{type}': {problem}.",
        "Name a file that an export of the type has written.");

    private static string Days(TimeSpan time) => time.TotalDays >= 1
        ? FormattableString.Invariant($"{time.TotalDays:0.#} days") : FormattableString.Invariant($"{time.TotalHours:0.#} hours");
}
