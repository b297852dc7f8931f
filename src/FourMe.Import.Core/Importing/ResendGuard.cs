using FourMe.Import.Errors;
using FourMe.Import.State;

namespace FourMe.Import.Importing;

/// <summary>
/// Checks whether the same file was sent recently without a clear answer: sending it again could duplicate records.
/// </summary>
internal sealed class ResendGuard(ImportSession session, GuardedJournal journal)
{
    private static readonly TimeSpan DoubtLasts = TimeSpan.FromDays(1);

    /// <summary>Warns of such a file; refuses one of records without a key, unless the options allow it.</summary>
    /// <param name="hash">Hash of the file.</param>
    /// <exception cref="FourMeException"><c>AlreadySentUnconfirmed</c>.</exception>
    internal void Check(string hash)
    {
        RecordType type = session.Type;
        DateTimeOffset limit = session.Clock.GetUtcNow() - DoubtLasts;
        JobEntry? doubtful = null;
        journal.Try(jobs => doubtful = jobs.Read().FirstOrDefault(entry =>
            entry.TransferState == TransferState.Unconfirmed && entry.Sent > limit && entry.Hash == hash && entry.Type == type.Name
            && JobOwner.Of(entry) == JobOwner.Of(session.Client)));
        if (doubtful is null) return;
        if (!type.HasRecordKey && !session.Options.Force) throw Failures.AlreadySentUnconfirmed(type.Name, doubtful.Sent).ToException();
        string consequence = !type.HasRecordKey ? "Its records have no key, so they may be duplicated now."
            : "Its records have keys, so sending it again updates them.";
        session.Host.Warning($"The same file was sent to '{type.Name}' at {doubtful.Sent:u}, and the service may have accepted it. " +
            $"{consequence}");
    }
}
