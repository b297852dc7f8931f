using FourMe.Import.Rows;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Records that were refused for what no record of the run has had so far. Their errors wait: once a record has it they are
/// errors of records; when none ever has it, there is one cause and one error of the run.
/// </summary>
/// <param name="write">Writes the errors of a record with their target.</param>
/// <param name="warn">Shows the warnings that came up so far.</param>
internal sealed class HeldRefusals(Action<IReadOnlyList<Failure>, object?> write, Action warn)
{
    /// <summary>After so many the run is what is wrong: what is held must not grow with the input.</summary>
    private const int Most = 1000;

    private readonly List<KeyValuePair<Failure[], object?>> _held = [];

    /// <summary>Whether every record so far was refused for the same cause of the run.</summary>
    internal bool IsHolding { get; private set; } = true;

    /// <summary>Writes the errors of the last record of a batch, unless they are to wait for what the run turns out to be.</summary>
    /// <exception cref="FourMeException">So many records were refused for one cause that the rest need not be read.</exception>
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

    /// <summary>The errors that still wait, when the producer of the records has failed.</summary>
    internal IEnumerable<Failure> Waiting => _held.Select(one => Failure.OfRecord(one.Key));

    /// <summary>Writes the waiting errors: the run is right, and those records are wrong.</summary>
    internal void Release()
    {
        warn();
        if (!IsHolding) return;
        IsHolding = false;
        foreach (KeyValuePair<Failure[], object?> one in _held) write(one.Key, one.Value);
        _held.Clear();
    }
}
