namespace FourMe.Import.Errors;

/// <content>Baselines: local copies of the account's records.</content>
internal static partial class Failures
{
    internal static Failure BaselineChanged(string type, string path, Exception? cause) => Make(
        FailureKind.InvalidData,
        $"The baseline of '{type}' is no longer the one that was written: '{path}' was changed, or is gone.",
        "Take a full export for a new baseline.", cause);

    internal static Failure BaselineUnreadable(string path, string type, Exception cause) => Make(
        FailureKind.ParserError, $"The records of '{type}' cannot be read from '{path}': {Sentence(cause.Message)}",
        "Take the export again.", cause);

    internal static Failure NotABaseline(string path, string type, string problem) => Make(
        FailureKind.InvalidData, $"'{path}' cannot stand for the account's records of '{type}': {problem}.",
        "Name a file that an export of the type has written.");
}
