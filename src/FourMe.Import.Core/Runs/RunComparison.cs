using System.Text;
using FourMe.Import.State;

namespace FourMe.Import.Runs;

/// <summary>Compares the failures of two runs.</summary>
internal sealed class RunComparison(RunHistory history)
{
    /// <summary>The previous run of the same kind, name and type, skipping busy and paused ones; null when there is none.</summary>
    /// <param name="all">Runs, newest first.</param>
    /// <param name="run">The run.</param>
    internal static RunLine? Before(IEnumerable<RunLine> all, RunLine run) => all.FirstOrDefault(line => line.Id != run.Id
        && line.Started <= run.Started && line.Series == run.Series && line.Outcome is not (RunOutcome.Busy or RunOutcome.Paused));

    /// <summary>The failures that are new, then those that are gone, then those that remain.</summary>
    internal IEnumerable<RunDifference> Compare(RunLine run, RunLine? before)
    {
        var known = new Dictionary<string, KeptFailure>(StringComparer.Ordinal);
        if (before is not null)
            foreach (KeptFailure failure in history.FailuresOf(before)) known[IdentityOf(failure)] = failure;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var still = new List<KeptFailure>();
        foreach (KeptFailure failure in history.FailuresOf(run))
        {
            string identity = IdentityOf(failure);
            if (!seen.Add(identity)) continue;
            if (known.ContainsKey(identity)) still.Add(failure);
            else yield return Of(RunDifferenceState.New, failure);
        }
        foreach (KeyValuePair<string, KeptFailure> failure in known)
            if (!seen.Contains(failure.Key)) yield return Of(RunDifferenceState.Gone, failure.Value);
        foreach (KeptFailure failure in still) yield return Of(RunDifferenceState.Still, failure);

        RunDifference Of(RunDifferenceState state, KeptFailure failure) => new()
        {
            State = state, Name = run.Name, Type = run.Type, Id = failure.Id, Key = failure.Key ?? string.Empty, Message = failure.Message,
            RunId = run.Id, WithId = before?.Id,
        };
    }

    /// <summary>
    /// Two failures are the same if id, record and message are. Words with digits are ignored in messages, because numbers and tokens
    /// differ from run to run; so is the row number.
    /// </summary>
    private static string IdentityOf(KeptFailure failure) =>
        string.Join("\n", failure.Id, failure.Key?.ToUpperInvariant(), WithoutNumbers(failure.Message));

    private static string WithoutNumbers(string message)
    {
        if (!message.Any(char.IsDigit)) return message;
        var text = new StringBuilder(message.Length);
        for (int i = 0; i < message.Length; i++)
        {
            int end = i;
            bool hasDigit = false;
            for (; end < message.Length && char.IsLetterOrDigit(message[end]); end++) hasDigit |= char.IsDigit(message[end]);
            if (end == i) text.Append(message[i]);
            else
            {
                if (hasDigit) text.Append('#');
                else text.Append(message, i, end - i);
                i = end - 1;
            }
        }
        return text.ToString();
    }
}
