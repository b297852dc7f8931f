using FourMe.Import.Text;

namespace FourMe.Import.Errors;

/// <content>Plans that cannot be applied, and unexpected results of their jobs.</content>
internal static partial class Failures
{
    internal static Failure PlanHeld(string id, string name, string reasons, string folder) =>
        new(nameof(PlanHeld), FailureKind.LimitsExceeded,
            $"Plan '{id}' of '{name}' is held: {reasons}. Nothing of it was sent. It is kept in '{folder}'.",
            "Review it, and approve it if it is right.", null)
        { Plan = id };

    internal static Failure PlanApplied(string id, bool wasUndone) => Make(
        FailureKind.InvalidOperation,
        $"Plan '{id}' was {(wasUndone ? "applied and undone" : "applied")} before. Nothing was sent.",
        "Make a new plan; it contains the remaining changes.");

    internal static Failure OutOfDate(string id, string because) => Make(
        FailureKind.InvalidOperation, $"Plan '{id}' is out of date: {because}. Nothing of it was sent.", "Make a new plan.");

    internal static Failure BaselineUnproven(string id, string? path) => Make(
        FailureKind.SecurityError,
        $"Plan '{id}' can be looked at but not applied: {(path is null ? "the file that it was compared with" : $"'{path}'")} has no " +
            "side file that proves which account its records are from, and that it is complete.",
        "Make the plan against the baseline, or export the file as a baseline.");

    internal static Failure PlanBusy(string id, Exception? held) => Make(
        FailureKind.InvalidOperation, $"Plan '{id}' is being applied, or was just applied, by another process. Nothing was sent.",
        "Wait until it has ended.", held);

    internal static Failure NotCreated(string type, long created, long of, string? token) => Make(
        FailureKind.InvalidResult,
        $"{Counted.Of(of, "record")} of '{type}' should have been created, but the service created {created:N0}{OfJob(token)}. " +
            "The others existed already, or were skipped.");

    internal static Failure NoEffect(string type, long rows, long of, string? token) => Make(
        FailureKind.InvalidResult,
        $"{rows:N0} of {Counted.Of(of, "row")} of '{type}' changed nothing in the account{OfJob(token)}.");

    internal static Failure NeverConverges(string column, string sent, string found) => Make(
        FailureKind.InvalidResult,
        $"'{column}' was sent as '{OneLine(sent)}' and reads back as '{OneLine(found)}': again, the account did not store it as sent. " +
            "It is not sent again until it changes.");

    internal static Failure ReadBackFailed(string type, Failure cause) => Make(
        cause.Kind,
        $"The rows of '{type}' could not be read back from the account: {Sentence(cause.Message)} The next run reads them.", null,
        cause.Cause);

    private static string OfJob(string? token) => token is null ? string.Empty : $" (job {token})";

    private static string OneLine(string text)
    {
        const int longest = 60;
        string line = new([.. text.Select(letter => char.IsControl(letter) ? ' ' : letter)]);
        return line.Length <= longest ? line : line.Substring(0, longest) + "...";
    }

    internal static Failure PlanUndone(string id) => Make(
        FailureKind.InvalidOperation, $"Plan '{id}' was undone before. Nothing is left to take back.");

    internal static Failure UndoOfUndo(string id, string undone) => Make(
        FailureKind.InvalidOperation, $"Plan '{id}' took plan '{undone}' back; it cannot be taken back itself.",
        "Resume the run name: its next run follows the source again.");

    internal static Failure UndoExpired(string id) => Make(
        FailureKind.InvalidOperation,
        $"Plan '{id}' is more than 30 days old. The previous values are kept for 30 days, so it cannot be taken back.",
        "Correct the records in the source or in the account.");

    internal static Failure PlanNotApplied(string id) => Make(
        FailureKind.InvalidOperation, $"Nothing of plan '{id}' was sent, so there is nothing to take back.");

    internal static Failure PlanPartlyApplied(string id) =>
        new(nameof(PlanPartlyApplied), FailureKind.InvalidOperation,
            $"Only a part of plan '{id}' was sent so far, and one of its jobs may still be running.",
            "Apply the plan again to send the rest, then take it back.", null)
        { Plan = id };
}
