using FourMe.Import.Text;

namespace FourMe.Import.PowerShell;

/// <summary>Completes the tokens of recorded jobs, the newest first.</summary>
internal class JobTokenCompleter : Completer
{
    private protected override IEnumerable<Candidate> Candidates(CompletionRequest request)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return JobChoice.Journal.Read()
            .Where(entry => entry.Token is not null)
            .Select(entry =>
                new Candidate(entry.Token!, () => $"{entry.Kind} of {entry.Type}, {entry.State}, {Age.InWords(entry.Sent, now)}"));
    }
}
