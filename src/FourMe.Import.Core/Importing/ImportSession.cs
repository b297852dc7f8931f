using FourMe.Import.Spool;
using FourMe.Import.State;

namespace FourMe.Import.Importing;

/// <summary>
/// The shared context of all steps of an import: account, type, options and host. Programs (<see cref="RecordImport"/>) and
/// the cmdlet use the same class.
/// </summary>
/// <param name="Client">The account.</param>
/// <param name="Type">The record type.</param>
/// <param name="Options">The options of the jobs.</param>
/// <param name="Host">Receives messages and progress.</param>
internal sealed record ImportSession(FourMeClient Client, RecordType Type, ImportOptions Options, ITransferHost Host)
{
    /// <summary>The part of file names for rows refused by the module.</summary>
    internal const string RefusedName = "refused";

    internal TimeProvider Clock => Client.Options.TimeProvider;

    /// <summary>The journal, for a run that must not fail because of it.</summary>
    internal GuardedJournal NewJournal() => new(Options.StateFolder, Clock, Host);

    /// <summary>Writes a run in which every record was refused into the journal, so that its rows can be received.</summary>
    /// <param name="refused">The records, with the reasons; moved beside the entry.</param>
    /// <param name="skipped">Their number.</param>
    internal void EnterNothingSent(IReadOnlyList<SpoolFile> refused, long skipped)
    {
        GuardedJournal journal = NewJournal();
        journal.Try(jobs => jobs.RemoveOld());
        JobWriter.Begin(journal, Clock, NewEntry(journal.NewId(), TransferState.NothingSent, skipped)).Keep(refused, RefusedName);
    }

    /// <summary>Writes a file into the journal, and moves it beside its entry.</summary>
    /// <param name="file">The rows.</param>
    /// <param name="state">Whether the file is about to be sent, or will not be.</param>
    /// <param name="journal">The journal.</param>
    /// <param name="skipped">Records that were refused before sending.</param>
    internal JobWriter Enter(SpoolFile file, TransferState state, GuardedJournal journal, long skipped = 0)
    {
        string id = journal.NewId();
        journal.Try(jobs => file.MoveTo(jobs.PathOf(id, Path.GetExtension(file.Path))));
        return JobWriter.Begin(journal, Clock, NewEntry(id, state, skipped, file));
    }

    private JobEntry NewEntry(string id, TransferState state, long skipped, SpoolFile? file = null)
    {
        JobOwner owner = JobOwner.Of(Client);
        return new JobEntry
        {
            Id = id,
            Host = owner.Host,
            Account = owner.Account,
            Type = Type.Name,
            State = state.Name,
            Sent = Clock.GetUtcNow(),
            Run = Options.Run,
            Rows = file?.Rows ?? 0,
            Skipped = skipped,
            Hash = file?.KnownHash ?? string.Empty,
            File = file?.Path,
            ProcessId = CurrentProcess.Id,
            Numbers = file?.Numbers.Runs ?? [],
        };
    }
}
