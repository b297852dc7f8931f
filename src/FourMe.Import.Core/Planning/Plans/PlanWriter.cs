using FourMe.Import.Errors;
using FourMe.Import.Files;

namespace FourMe.Import.Planning;

/// <summary>
/// Writes a plan while it is made. Until <see cref="Complete"/> its folder has a temporary name, so that nobody reads an incomplete plan.
/// Disposing the writer before deletes the folder.
/// </summary>
internal sealed class PlanWriter : IDisposable
{
    /// <summary>Maximum number of notes stored in the plan's header.</summary>
    internal const int NotesAtHand = 10_000;

    private readonly string _path;
    private readonly long _order;
    private readonly PlanFolder _partial;
    private readonly LineFile _changes;
    private readonly LineFile _notes;
    private readonly LineFile _seen;
    private readonly SeenSum _seenSum = new();
    private readonly List<PlanNote> _atHand = [];
    private readonly List<Failure> _failures = [];
    private bool _complete;

    /// <param name="id">Id of the plan.</param>
    /// <param name="path">The final folder of the plan.</param>
    /// <param name="order">The <see cref="PlanHeader.Order"/> of the plan.</param>
    internal PlanWriter(string id, string path, long order = 0)
    {
        Id = id;
        _path = path;
        _order = order;
        _partial = new PlanFolder(path + PlanStore.PartialEnding);
        PrivateFile.CreateFolderWithin(_partial.Path);
        _changes = new LineFile(_partial.Changes);
        _notes = new LineFile(_partial.Notes);
        _seen = new LineFile(_partial.Seen);
    }

    internal string Id { get; }

    internal long NoteCount => _notes.Lines;

    /// <summary>Receives everything that is written; null for none.</summary>
    internal DecisionWatch? Watch { get; init; }

    /// <summary>Failures of records that were valid by themselves; at most <see cref="NotesAtHand"/>.</summary>
    internal IReadOnlyList<Failure> Failures => _failures;

    /// <summary>The first <see cref="NotesAtHand"/> notes.</summary>
    internal IReadOnlyList<PlanNote> Notes => _atHand;

    internal void Write(PlannedChange change)
    {
        Watch?.Take(change);
        _changes.Write(writer => ChangeJson.Write(writer, change));
    }

    internal void Note(string id, string key, string message)
    {
        var note = new PlanNote(id, key, message);
        Watch?.Take(note);
        if (_atHand.Count < NotesAtHand) _atHand.Add(note);
        _notes.Write(writer =>
        {
            writer.WriteStartArray();
            writer.WriteStringValue(id);
            writer.WriteStringValue(key);
            writer.WriteStringValue(message);
            writer.WriteEndArray();
        });
    }

    /// <summary>Writes a failure of one record as a note.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="key">The key by which the run knows the record; '' when unknown.</param>
    /// <param name="number">Number of the record in the input, from 1.</param>
    internal void Note(Failure failure, string key, long number)
    {
        Watch?.Take(failure, number);
        if (_failures.Count < NotesAtHand) _failures.Add(failure.At(number, key.Length > 0 ? key : null));
        Note(failure.Id, key, failure.Text);
    }

    internal void Seen(SeenRecord record)
    {
        _seenSum.Add(record);
        _seen.Write(writer => SeenJson.Write(writer, record));
    }

    /// <summary>Completes the plan and moves it to its final folder.</summary>
    /// <param name="header">The header. The hashes are added.</param>
    internal void Complete(PlanHeader header)
    {
        PlanHeader whole = header with
        {
            ChangesHash = _changes.Finish(), NotesHash = _notes.Finish(), SeenHash = _seen.Finish(), NoteCount = NoteCount,
            SeenSum = _seenSum.Text, Order = _order,
        };
        CloseFiles();
        AtomicFile.Write(_partial.Header, PlanSeal.Close(whole));
        Directory.Move(_partial.Path, _path);
        _complete = true;
    }

    public void Dispose()
    {
        CloseFiles();
        if (!_complete) PrivateFile.DeleteFolder(_partial.Path);
    }

    private void CloseFiles()
    {
        _changes.Dispose();
        _notes.Dispose();
        _seen.Dispose();
    }
}
