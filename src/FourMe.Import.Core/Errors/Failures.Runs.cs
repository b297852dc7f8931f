namespace FourMe.Import.Errors;

/// <content>Runs of a run name.</content>
internal static partial class Failures
{
    /// <param name="name">The run that was refused.</param>
    /// <param name="other">The run in progress; null when unknown.</param>
    /// <param name="who">Its process; null when unknown.</param>
    /// <param name="began">When it began; null when unknown.</param>
    internal static Failure RunInProgress(string name, string? other, string? who, DateTimeOffset? began)
    {
        string atWork = other is null || other == name ? "it is already" : $"the run '{other}' for the same records is";
        string since = who is null ? string.Empty : $" ({who}, since {began:u})";
        return Make(
            FailureKind.ResourceUnavailable,
            $"The run '{name}' was not started: {atWork} in progress{since}. Nothing was read or sent.",
            "Wait until it has ended. If it hangs, end its process; the next run continues from there.");
    }

    /// <param name="name">The run name.</param>
    /// <param name="by">Who suspended it; '' when unknown.</param>
    /// <param name="at">When it was suspended.</param>
    /// <param name="reason">The reason; null when none was given.</param>
    internal static Failure RunPaused(string name, string by, DateTimeOffset at, string? reason)
    {
        string who = by.Length > 0 ? $" by {Show(by)}" : string.Empty;
        string why = reason is null ? string.Empty : $" ({Sentence(Show(reason)).TrimEnd('.')})";
        return Make(
            FailureKind.InvalidOperation,
            $"The run '{Show(name)}' is suspended{who} since {at:u}{why}. Nothing was read or sent.",
            "Resume it when it may run again.");
    }

    internal static Failure SyncNotFound(string name) => Make(
        FailureKind.ObjectNotFound, $"There is no run name '{Show(name)}' in the state folder.");

    internal static Failure SyncUnknown(string name) => Make(
        FailureKind.ObjectNotFound,
        $"No run of the name '{Show(name)}' is known in this state folder. It is suspended anyway, before its first run.");

    internal static Failure RunTakenOver(string name, string who, DateTimeOffset began) => Make(
        FailureKind.InvalidOperation,
        $"The last run of '{name}' ({who}, since {began:u}) was killed, or its machine restarted. " +
            "This run continues from there.");

    internal static Failure RunNotFound(string id) => Make(
        FailureKind.ObjectNotFound, $"The history has no run '{id}'.", "Runs are kept for 400 days.");

    internal static Failure RunStopped() => Make(
        FailureKind.InvalidOperation, "The run was stopped before its end.",
        "Run it again: it first waits for what was already sent.");
}
