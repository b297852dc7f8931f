namespace FourMe.Import.Errors;

/// <content>Limits and ledgers of plans.</content>
internal static partial class Failures
{
    internal static Failure InvalidLimit(string value) => Make(
        FailureKind.InvalidArgument, $"'{Show(value)}' is not a limit.",
        "Write a number such as 100, a percentage such as '5%' (0 to 100), or both: '5%', 100. Of two the smaller counts.");

    internal static Failure LedgerUnreadable(string path, Exception cause) => Make(
        FailureKind.ReadError, $"The ledger in '{path}' cannot be read: {Sentence(cause.Message)} Nothing was planned or sent.",
        "Restore the file from a backup. If there is none, forget the run name: its next run is held as its first one, and until somebody "
            + "claims them, none of its records is retired.", cause);

    internal static Failure RunNameTaken(string name, string type, string source, string otherType, string otherSource) => Make(
        FailureKind.InvalidArgument,
        $"The run name '{Show(name)}' belongs to '{type}'{OfSource(source)}, and this run is of '{otherType}'{OfSource(otherSource)}.",
        "Give each scheduled run a name of its own.");

    private static string OfSource(string source) => source.Length > 0 ? $" with the Source '{Show(source)}'" : " without a Source";
}
