using FourMe.Import.Planning;
using FourMe.Import.State;

namespace FourMe.Import.Runs;

/// <summary>Converts a line of the history to a <see cref="Run"/>.</summary>
internal static class RecordedRun
{
    internal static Run Of(RunLine line)
    {
        var run = new Run
        {
            Id = line.Id,
            Kind = line.Kind,
            Name = line.Name,
            Type = line.Type,
            Source = line.Source,
            Account = line.Account,
            Host = line.Host,
            User = line.User,
            Machine = line.Machine,
            Started = line.Started,
            Duration = line.Duration,
            Outcome = line.Outcome,
            Seen = line.Seen,
            Created = line.Created,
            Updated = line.Updated,
            Adopted = line.Adopted,
            Retired = line.Retired,
            Restored = line.Restored,
            Unchanged = line.Unchanged,
            Refused = line.Refused,
            Failed = line.Failed,
            PlanId = line.PlanId,
            ManifestRun = line.ManifestRun,
            Jobs = line.Jobs,
            Held = [.. line.Held.Select(held => new HeldLimit(held.Limit, held.Count, held.Maximum, held.Of, held.Column, held.Detail))],
            Limits = line.Limits,
            Approvals = line.Approvals,
            Steps = line.Steps,
            FailureCount = line.FailureCount,
            Failures = [.. line.Failures.Select(Of)],
            Notes = [.. line.Notes.Select(Of)],
        };
        return run with { Summary = line.Summary ?? RunWords.Of(run) };
    }

    internal static Failure Of(KeptFailure kept) => Failure.Kept(kept.Id, kept.Message, kept.Key, kept.Row, kept.Token);

    /// <summary>The history keeps a count per note id and the keys of the first notes.</summary>
    private static PlanNote Of(NoteLine note) =>
        new(note.Id, note.Keys.Count == 1 ? note.Keys[0] : string.Empty, note.Keys.Count is 0 or 1 && note.Count == 1 ? note.Id
            : $"{note.Count}: {string.Join(", ", note.Keys)}{(note.Count > note.Keys.Count ? ", ..." : string.Empty)}");
}
