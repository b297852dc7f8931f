using FourMe.Import.Runs;

namespace FourMe.Import.PowerShell;

/// <summary>What a person should do after a run, for reports and the console.</summary>
internal static class RunAdvice
{
    /// <summary>The advice for a run; empty when all is well.</summary>
    /// <param name="run">The run.</param>
    /// <param name="statePath">The state folder to name in commands; null for the user's own.</param>
    internal static IReadOnlyList<RunAction> Of(Run run, string? statePath = null)
    {
        var actions = new List<RunAction>();
        if (Ended(run, statePath) is { } ended) actions.Add(ended);
        if (Rows(run) is { } rows) actions.Add(rows);
        return actions;
    }

    /// <summary>The command that shows the last runs of a name.</summary>
    internal static string ShowRuns(string name, string? statePath) =>
        $"Get-FourMeRun -Name {Quoted(name)} -Last 5{(statePath is null ? string.Empty : $" -StatePath {Quoted(statePath)}")}";

    /// <summary>
    /// Formats a text as one command argument. PowerShell also ends a quoted text at typographic quotation marks, so they are doubled.
    /// </summary>
    internal static string Quoted(string text) => text.Length > 0 && text.All(c => c < 128 && (char.IsLetterOrDigit(c) || c is '-' or '_'))
        ? text : $"'{string.Concat(text.Select(c => IsQuote(c) ? new string(c, 2) : c.ToString()))}'";

    private static bool IsQuote(char c) => c is '\'' or '\u2018' or '\u2019' or '\u201A' or '\u201B';

    private static RunAction? Ended(Run run, string? statePath)
    {
        string state = statePath is null ? string.Empty : $" -StatePath {Quoted(statePath)}";
        string show = $"(Get-FourMeRun -Id {Quoted(run.Id)}{state}).Failures";
        return run.Outcome switch
        {
            RunOutcome.Held when run.PlanId is { } plan => new RunAction(
                "Nothing was sent, because the plan is held. Look at the changes; if they are right, approve them.",
                $"Get-FourMeChange {Quoted(plan)}{state}", $"Approve-FourMePlan {Quoted(plan)}{state}"),
            RunOutcome.Held => new RunAction("Nothing was sent, because a plan of the same manifest is held."),
            RunOutcome.Planned when run.PlanId is { } plan => new RunAction(
                "A plan was made. Apply it if the changes are right.",
                $"Get-FourMeChange {Quoted(plan)}{state}", $"Invoke-FourMePlan {Quoted(plan)}{state}"),
            RunOutcome.Failed => new RunAction("The run failed. Look at the reason, remove it, and run it again.", show),
            RunOutcome.NoBaseline => new RunAction("There was nothing to compare with, so nothing was sent. Look at the reason.", show),
            RunOutcome.Paused => new RunAction("The run name is suspended. Resume it when you are ready.",
                $"Resume-FourMeSync {Quoted(run.Name)}{state}"),
            RunOutcome.Busy => new RunAction("Another run was in progress. If this happens again, one of them probably hangs."),
            RunOutcome.Sent when run.Jobs.Count > 0 => new RunAction("The run did not wait for the end of its job.",
                $"{(run.Kind == RunKind.Export ? "Receive" : "Wait")}-FourMeJob {Quoted(run.Jobs[run.Jobs.Count - 1])}"),
            _ => null,
        };
    }

    private static RunAction? Rows(Run run)
    {
        if (run.Failed + run.Refused == 0 || run.Kind == RunKind.Export) return null;
        if (run.Kind == RunKind.Import)
            return run.Outcome == RunOutcome.Failed && run.Jobs.Count == 0 ? null : new RunAction(
                "Write them to a file with the reasons, correct it, and import the file.",
                [.. run.Jobs.Take(1).Select(token => $"Receive-FourMeJob {Quoted(token)} -FailedRows failed.csv")]);
        return new RunAction("Correct them in the source; the next run tries them again.");
    }
}
