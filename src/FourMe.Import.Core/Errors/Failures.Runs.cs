namespace FourMe.Import.Errors;

/// <content>Runs that come again and again under a name.</content>
internal static partial class Failures
{
    /// <param name="name">The run that was refused.</param>
    /// <param name="other">The run that is at work; null when it does not say.</param>
    /// <param name="who">Its process; null when it does not say.</param>
    /// <param name="began">When it began; null when it does not say.</param>
    internal static Failure RunInProgress(string name, string? other, string? who, DateTimeOffset? began)
    {
        string atWork = other is null || other == name ? "it" : $"the run '{other}' for the same records";
        string since = who is null ? string.Empty : $" ({who}, since {began:u})";
        return Make(
            FailureKind.ResourceUnavailable,
            $"The run '{name}' was not started: {atWork} is still at work{since}. Nothing was read or sent.",
            "Wait until it has ended. If it hangs, end its process; the next run goes on from there.");
    }

    internal static Failure RunTakenOver(string name, string who, DateTimeOffset began) => Make(
        FailureKind.InvalidOperation,
        $"The last run of '{name}' did not end by itself ({who}, since {began:u}): it was ended from outside. " +
            "This run goes on from there.");

    internal static Failure RunStopped() => Make(
        FailureKind.InvalidOperation, "The run was stopped before its end.",
        "Run it again: what the service already has is seen to first.");
}
