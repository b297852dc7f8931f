using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>
/// Chooses the target of errors of a refused object: the object itself, or a copy if the producer reuses one object for all
/// records. For the first record that is unknown until the second one arrives, so its errors wait for that.
/// </summary>
/// <param name="write">Writes the errors of a record with their target.</param>
internal sealed class RefusedRecords(Action<IReadOnlyList<Failure>, object?> write)
{
    private object? _last;
    private long _seen;
    private bool _filledAgain;
    private IReadOnlyList<Failure>? _waiting;
    private PSObject? _first;
    private PSObject? _firstCopy;

    /// <summary>Notes an object before it is read as a record.</summary>
    internal void Note(PSObject record)
    {
        object identity = RecordIdentity.Of(record);
        _filledAgain |= ReferenceEquals(identity, _last);
        _last = identity;
        _seen++;
        Release();
    }

    /// <summary>Refuses the object that was last noted.</summary>
    internal void Add(IReadOnlyList<Failure> failures, PSObject record)
    {
        if (_seen > 1)
        {
            write(failures, _filledAgain ? RecordCopy.Of(record) : record);
            return;
        }
        _waiting = failures;
        _first = record;
        _firstCopy = RecordCopy.Of(record);
    }

    /// <summary>The waiting errors, to be shown when the producer of the records has failed.</summary>
    internal IEnumerable<Failure> Waiting => _waiting is { } failures ? [Failure.OfRecord(failures)] : [];

    /// <summary>Writes the waiting errors when the input ends or continues with something else.</summary>
    internal void Release()
    {
        if (_waiting is not { } failures) return;
        PSObject? target = _filledAgain ? _firstCopy : _first;
        _waiting = null;
        _first = _firstCopy = null;
        write(failures, target);
    }
}
