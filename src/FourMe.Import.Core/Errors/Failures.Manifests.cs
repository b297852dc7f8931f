using FourMe.Import.Text;

namespace FourMe.Import.Errors;

/// <content>Manifests, their sources, and runs of several types.</content>
internal static partial class Failures
{
    internal static Failure ManifestInvalid(string path, string problem, Exception? cause = null) => Make(
        FailureKind.ParserError, $"The manifest '{path}' cannot be used: {problem} Nothing was read or sent.",
        "A manifest is one table in a .psd1 file: " +
            "@{ Source = 'HR'; Types = @( @{ Type = 'people'; Records = './users.ps1'; Map = './people.psd1' } ) }.", cause);

    internal static Failure ManifestNotData(string path, int line, string code) => Make(
        FailureKind.SecurityError, $"Line {line} of the manifest '{path}' would run code while it is read: {Show(code)}",
        "A manifest is data. Code belongs in the script of Records, or in a script block of a map.");

    internal static Failure ManifestWordUnknown(string place, string word, string? nearest, string? belongs, string words) =>
        new(nameof(ManifestWordUnknown), FailureKind.InvalidArgument,
            $"{place} has the unknown word '{Show(word)}'.{(belongs is null ? DidYouMean(nearest) : " " + belongs)}",
            $"The words are: {words}.", null)
        { Suggestion = nearest };

    internal static Failure ManifestWordMissing(string place, string word) => Make(
        FailureKind.InvalidArgument, $"{place} lacks '{word}'.");

    internal static Failure ManifestValueInvalid(string place, string word, string problem) => Make(
        FailureKind.InvalidArgument, $"{place}: '{word}' {problem}");

    internal static Failure ManifestEntryTwice(string place, string other, string what) => Make(
        FailureKind.InvalidArgument, $"{place} has the same {what} as {other}.",
        "Give each entry a Name of its own, and entries of the same type different Sources.");

    internal static Failure ManifestNameTaken(string name, string path) => Make(
        FailureKind.InvalidArgument,
        $"The run name '{Show(name)}' is used by another manifest: '{path}'. Each would retire what only the other one has.",
        "Give the manifest another file name, or its entry a Name.");

    internal static Failure RecordsNotGiven(string place, string name) => Make(
        FailureKind.InvalidArgument, $"{place}: the records '{Show(name)}' were not given with the run.",
        "Give them under this name, or name a .ps1, .csv or .tsv file in the manifest.");

    internal static Failure RecordsUnknown(string name, string? nearest) => Make(
        FailureKind.InvalidArgument, $"Records were given as '{Show(name)}', but no entry of the manifest uses them.{DidYouMean(nearest)}");

    internal static Failure SourceFailed(string type, string problem, Exception? cause = null) => Make(
        FailureKind.ReadError, $"The source of '{type}' failed: {problem} Nothing of '{type}' was planned or sent.",
        "Correct the source. What it returned may be incomplete, so it is not used.", cause);

    internal static Failure MissingReference(string column, string name, long count, string type, IReadOnlyList<string> nearest) =>
        new(nameof(MissingReference), FailureKind.ObjectNotFound,
            $"'{column}' names '{Show(name)}' in {Counted.Of(count, "record")}, but neither the account nor this run has it among '{type}'."
                + (nearest.Count == 0 ? string.Empty : $" Nearest: {string.Join(", ", nearest.Select(near => $"'{Show(near)}'"))}."),
            "Correct the name, or import that record in the same run. The service refuses a row that refers to a record it does not have.",
            null)
        { Column = column, Suggestion = nearest.Count > 0 ? nearest[0] : null };

    internal static Failure MissingReferences(string type, long names) => Make(
        FailureKind.ObjectNotFound,
        $"Nothing of '{type}' is sent: its records refer to {Counted.Of(names, "name")} that neither the account nor this run has.",
        "Without strict checks the rows are sent, and the service refuses those with such a name.");

    internal static Failure HeldBack(string type, string others, string planId) =>
        new(nameof(HeldBack), FailureKind.LimitsExceeded,
            $"Nothing more of '{type}' was sent, because it waits for {others}. Plan '{planId}' is kept.",
            "Solve that first; the next run makes a new plan.", null)
        { Plan = planId };

    internal static Failure PlanDeclined(string type, string planId) => Make(
        FailureKind.InvalidOperation, $"Nothing of '{type}' was sent, because it was declined at the console. Plan '{planId}' is kept.");

    internal static Failure NotWithManifest(string parameters) => Make(
        FailureKind.InvalidArgument, $"{parameters} cannot be given with a manifest.", "Write it into the manifest, for each type.");

    internal static Failure ManifestStopped(string path) => Make(
        FailureKind.InvalidOperation, $"The run of the manifest '{path}' was ended by an error of a record before all types were planned.",
        "Do not let errors stop the command: refused records are reported, and the run continues with the others.");

    internal static Failure ManifestRunNotFound(string id, string path) => Make(
        FailureKind.ObjectNotFound, $"There is no run '{Show(id)}' of the manifest '{path}'. Runs can be resumed for 30 days.");

    internal static Failure ManifestRunEnded(string id) => Make(
        FailureKind.InvalidOperation, $"The run '{id}' has nothing left to do.", "Start a new run.");

    internal static Failure OnEndFailed(string path, string problem) => Make(
        FailureKind.InvalidResult, $"The script of OnEnd, '{path}', failed: {problem} The run itself is as reported.");
}
