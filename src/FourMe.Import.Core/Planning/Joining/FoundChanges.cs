using FourMe.Import.Files;

namespace FourMe.Import.Planning;

/// <summary>
/// Changes kept on disk until the whole account was read: a record may turn out to be ambiguous, and a referenced record may turn out to be
/// retired.
/// </summary>
internal sealed class FoundChanges(string planId, RecordType type) : IDisposable
{
    private readonly string _folder = TemporaryFolders.New();
    private LineFile? _file;
    private bool _finished;

    /// <summary>IDs of the records retired in this run.</summary>
    internal HashSet<string> RetiredIds { get; } = new(StringComparer.Ordinal);

    /// <summary>IDs of the records restored in this run.</summary>
    internal HashSet<string> RestoredIds { get; } = new(StringComparer.Ordinal);

    /// <summary>The records renamed in this run.</summary>
    internal RenamedInRun Renamed { get; } = new(type);

    /// <summary>The records that exchange names in this run.</summary>
    internal NameCircles Circles { get; } = new(type);

    internal void Add(PlannedChange planned)
    {
        Renamed.Add(planned.Change);
        Circles.Add(planned.Change);
        if (planned.Change.RecordId is { } id)
        {
            if (planned.Change.Action == ChangeAction.Retire) RetiredIds.Add(id);
            else if (planned.Change.Action == ChangeAction.Restore) RestoredIds.Add(id);
        }
        if (_file is null)
        {
            PrivateFile.CreateFolder(_folder);
            _file = new LineFile(Path.Combine(_folder, "found"));
        }
        _file.Write(writer => ChangeJson.Write(writer, planned));
    }

    /// <summary>The changes in the order they were added. No more can be added afterwards.</summary>
    internal IEnumerable<PlannedChange> All()
    {
        if (_file is null) return [];
        if (!_finished) _file.Finish();
        _finished = true;
        return LineFile.Read(Path.Combine(_folder, "found")).Select(line => ChangeJson.Read(line, planId, type.Name));
    }

    public void Dispose()
    {
        if (_file is null) return;
        _file.Dispose();
        PrivateFile.DeleteFolder(_folder);
    }
}
