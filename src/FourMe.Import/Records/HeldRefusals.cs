using FourMe.Import.Rows;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Holds the errors of records refused for a reason that applies to every record so far. Once a record is different, they are errors of the
/// records. If none ever is, the run has one error with one cause.
/// </summary>
/// <param name="write">Writes the errors of a record with their target.</param>
/// <param name="warn">Writes the warnings collected so far.</param>
internal sealed class HeldRefusals(Action<IReadOnlyList<Failure>, object?> write, Action warn)
{
    /// <summary>
    /// Maximum number of refused records. After that the run is considered wrong, so that memory does not grow with the input.
    /// </summary>
    private const int Most = 1000;

    private readonly List<KeyValuePair<Failure[], object?>> _held = [];

    /// <summary>Whether every record so far was refused for the same cause of the run.</summary>
    internal bool IsHolding { get; private set; } = true;

    /// <summary>Writes the errors of the last record of a batch, or holds them.</summary>
    /// <exception cref="FourMeException">So many records were refused for one reason that the rest is not read.</exception>
    internal void Settle(RecordBatch batch, IReadOnlyList<Failure> failures, object? source)
    {
        if (IsHolding && batch.IsCauseOfRun)
        {
            _held.Add(new([.. failures], source));
            if (_held.Count == Most) throw batch.CauseOfRun()!.ToException();
            return;
        }
        Release();
        write(failures, source);
    }

    /// <summary>The held errors, to be shown when the producer of the records has failed.</summary>
    internal IEnumerable<Failure> Waiting => _held.Select(one => Failure.OfRecord(one.Key));

    /// <summary>Writes the held errors, because they concern single records and not the run.</summary>
    internal void Release()
    {
        warn();
        if (!IsHolding) return;
        IsHolding = false;
        foreach (KeyValuePair<Failure[], object?> one in _held) write(one.Key, one.Value);
        _held.Clear();
    }
}
