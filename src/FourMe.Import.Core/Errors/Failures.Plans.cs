using FourMe.Import.Text;

namespace FourMe.Import.Errors;

/// <content>Limits and ledgers of plans.</content>
internal static partial class Failures
{
    internal static Failure InvalidLimit(string value) => Make(
        FailureKind.InvalidArgument, $"'{Show(value)}' is not a limit.",
        "Write a number such as 100, a percentage such as '5%' (0 to 100), or both: '5%', 100. Of two, the smaller applies.");

    internal static Failure InvalidTimeSpan(string value) => Make(
        FailureKind.InvalidArgument, $"'{Show(value)}' is not a length of time.",
        "Write days, hours, minutes and seconds: 7.00:00:00 is 7 days, 12:00:00 is 12 hours; or give a [timespan].");

    internal static Failure LedgerUnreadable(string path, Exception cause) => Make(
        FailureKind.ReadError, $"The ledger in '{path}' cannot be read: {Sentence(cause.Message)} Nothing was planned or sent.",
        "Restore the file from a backup. If there is none, forget the run name: its next run is then held as a first run, and none of "
            + "its records is retired until they are claimed.", cause);

    internal static Failure RunNameTaken(string name, string type, string source, string otherType, string otherSource) => Make(
        FailureKind.InvalidArgument,
        $"The run name '{Show(name)}' belongs to '{type}'{OfSource(source)}, but this run is of '{otherType}'{OfSource(otherSource)}.",
        "Give each scheduled run a different name, and one run always the same type and Source.");

    private static string OfSource(string source) => source.Length > 0 ? $" with the Source '{Show(source)}'" : " without a Source";

    internal static Failure PlanNotFound(string id) => Make(
        FailureKind.ObjectNotFound, $"There is no plan '{id}' in the state folder. Plans are removed after 30 days.");

    internal static Failure PlanNotHeld(string id) => Make(
        FailureKind.InvalidOperation, $"Plan '{id}' is within all limits: there is nothing to approve.", "Apply it.");

    internal static Failure PlanChanged(string id, string what, Exception? cause = null) => Make(
        FailureKind.SecurityError, $"Plan '{id}' was changed after it was made: {what} Nothing of it is sent.",
        "Make the plan again.", cause);

    internal static Failure NotPlannable(string type, string reason) => Make(
        FailureKind.InvalidArgument, $"No plan can be made for '{type}': {reason}", "Import the records instead.");

    internal static Failure RetireNeedsName() => Make(
        FailureKind.InvalidArgument, "The run retires records, so it needs a name under which it remembers them.",
        "Give the run a name, and the same one every time.");

    internal static Failure RetireNeedsSource(string type) => Make(
        FailureKind.InvalidArgument,
        $"The run retires records of '{type}', but their Source is not always the same, so it is unknown which are missing.",
        "Give the Source as a constant.");

    internal static Failure RetireInvalid(string type, string problem) => Make(
        FailureKind.InvalidArgument, $"Records of '{type}' cannot be retired like this: {problem}");

    internal static Failure ProtectInvalid(string pattern, Exception? cause = null) => Make(
        FailureKind.InvalidArgument, $"'{Show(pattern)}' is not a valid wildcard pattern, so it would protect no record.",
        "Write * for any text, ? for any letter, [ab] for one of several, and a backtick before a bracket that stands for itself.", cause);

    internal static Failure PlanNotBegun() => Make(
        FailureKind.InvalidOperation, "The plan has not started, so there is nothing to compare the records with yet.",
        "Call BeginAsync before the first record.");

    internal static Failure AmbiguousMatch(string key, string problem) => Make(
        FailureKind.InvalidData, $"The record of the account for '{key}' is ambiguous: {problem} Nothing is planned for it.",
        "Make sure that each record has one key, and that no two of the account share it.");

    internal static Failure NamesExchanged(string column, long records) => Make(
        FailureKind.InvalidData,
        $"{Counted.Of(records, "record")} of this run exchange their '{column}', and the service accepts no value twice. They keep what "
            + "they have; the notes NameCircle name them. Give one of them another value for one night.");

    internal static Failure KeyTaken(string column, string value, string other) => Make(
        FailureKind.InvalidData,
        $"It is new, but its {column} '{value}' belongs to another record of the account ({other}). It is not created.",
        "Correct one of the two records. If both are the same, correct the Source ID of the one in the account.");

    internal static Failure NotAdopted(string column, string value, string other, string because) => Make(
        FailureKind.InvalidData,
        $"It is new, but its {column} '{value}' belongs to a record without Source ({other}), which is not adopted automatically because "
            + $"it is {because}. Nothing is created.",
        "Look at the record. If it is the same, allow it to be adopted.");

    internal static Failure KeyUnreadable() => Make(
        FailureKind.InvalidData,
        "Its key cannot be read, so its record in the account is unknown. No record is retired in this run.",
        "Correct the record's key.");
}
