using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.Spool;
using FourMe.Import.State;

namespace FourMe.Import.Importing;

/// <summary>
/// Checks whether the same file was sent recently without a clear answer: sending it again could duplicate records.
/// </summary>
internal sealed class ResendGuard(ImportSession session, GuardedJournal journal)
{
    private static readonly TimeSpan DoubtLasts = TimeSpan.FromDays(1);

    /// <summary>Warns of such a file; refuses one of records without a key, unless the options allow it.</summary>
    /// <param name="file">The file to send. It is read only if there is an unconfirmed job to compare it with.</param>
    /// <exception cref="FourMeException"><c>AlreadySentUnconfirmed</c>.</exception>
    internal void Check(SpoolFile file)
    {
        RecordType type = session.Type;
        DateTimeOffset limit = session.Clock.GetUtcNow() - DoubtLasts;
        JobEntry? doubtful = null;
        journal.Try(jobs => doubtful = jobs.Read().FirstOrDefault(entry =>
            entry.TransferState == TransferState.Unconfirmed && entry.Kind == JobEntry.Import && entry.Sent > limit
            && entry.Type == type.Name && JobOwner.Of(entry) == JobOwner.Of(session.Client) && MayBeSame(entry, file)));
        if (doubtful is null) return;
        if (!type.HasRecordKey && !session.Options.Force) throw Failures.AlreadySentUnconfirmed(type.Name, doubtful.Sent).ToException();
        string consequence = !type.HasRecordKey ? "Its records have no key, so they may be duplicated now."
            : "Its records have keys, so sending it again updates them.";
        session.Host.Warning($"The same file was sent to '{type.Name}' at {doubtful.Sent:u}, and the service may have accepted it. " +
            $"{consequence}");
    }

    /// <summary>
    /// Whether a job may have sent the same file. A user's file that is sent unchanged has no hash in the journal; its copy beside the
    /// entry is hashed here. If the copy is missing, the answer is yes.
    /// </summary>
    private static bool MayBeSame(JobEntry entry, SpoolFile file)
    {
        if (entry.Hash.Length > 0) return entry.Hash == file.Hash;
        if (entry.File is null || !File.Exists(entry.File)) return true;
        return new FileInfo(entry.File).Length == file.Length && FileHash.Of(entry.File, CancellationToken.None) == file.Hash;
    }
}
