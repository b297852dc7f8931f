using FourMe.Import.Errors;
using FourMe.Import.Files;

namespace FourMe.Import.Planning;

/// <summary>
/// Writes a plan as it comes about. Until <see cref="Complete"/> its folder has another name, so that nobody takes half a plan
/// for a whole one; disposing it before leaves nothing.
/// </summary>
internal sealed class PlanWriter : IDisposable
{
    /// <summary>So many notes are kept in the plan itself.</summary>
    internal const int NotesAtHand = 10_000;

    private readonly string _path;
    private readonly PlanFolder _partial;
    private readonly LineFile _changes;
    private readonly LineFile _notes;
    private readonly LineFile _seen;
    private readonly List<PlanNote> _atHand = [];
    private readonly List<Failure> _failures = [];
    private bool _complete;

    /// <param name="id">The plan's own name.</param>
    /// <param name="path">The folder that it gets in the end.</param>
    internal PlanWriter(string id, string path)
    {
        Id = id;
        _path = path;
        _partial = new PlanFolder(path + PlanStore.PartialEnding);
        PrivateFile.CreateFolderWithin(_partial.Path);
        _changes = new LineFile(_partial.Changes);
        _notes = new LineFile(_partial.Notes);
        _seen = new LineFile(_partial.Seen);
    }

    internal string Id { get; }

    internal long NoteCount => _notes.Lines;

    /// <summary>Hears of all that is written; null for nobody.</summary>
    internal DecisionWatch? Watch { get; init; }

    /// <summary>What is wrong with records that were right by themselves; at most as many as there are notes at hand.</summary>
    internal IReadOnlyList<Failure> Failures => _failures;

    /// <summary>The first notes.</summary>
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

    /// <summary>Takes note of a failure that is about one record.</summary>
    /// <param name="failure">What is wrong with it.</param>
    /// <param name="key">What the run knows it by.</param>
    /// <param name="number">Number of the record in the input, counted from 1.</param>
    internal void Note(Failure failure, string key, long number)
    {
        Watch?.Take(failure, number);
        if (_failures.Count < NotesAtHand) _failures.Add(failure.At(number, key.Length > 0 ? key : null));
        Note(failure.Id, key, failure.Text);
    }

    internal void Seen(SeenRecord record) => _seen.Write(writer => SeenJson.Write(writer, record));

    /// <summary>Ends the plan and gives it its name.</summary>
    /// <param name="header">What is known of it; the hashes are added.</param>
    internal void Complete(PlanHeader header)
    {
        PlanHeader whole = header with
        {
            ChangesHash = _changes.Finish(), NotesHash = _notes.Finish(), SeenHash = _seen.Finish(), NoteCount = NoteCount,
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
