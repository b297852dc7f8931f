using System.Management.Automation;
using System.Text;
using FourMe.Import.Csv;
using FourMe.Import.Errors;
using FourMe.Import.Hosting;
using FourMe.Import.Mapping;
using FourMe.Import.Rows;

namespace FourMe.Import.PowerShell;

/// <summary>Reads records into a batch: objects, CSV files, and collections of either.</summary>
internal sealed class RecordIntake
{
    private readonly RecordIntakeEvents _events;
    private readonly CancellationToken _stop;
    private readonly PSObjectReader _objects = new();
    private readonly CsvFileRecords _files = new();
    private readonly WeakEntries _entries = new();
    private readonly ShortRows _short = new();
    private readonly RefusedRecords _refused;
    private readonly HeldRefusals _held;

    /// <param name="batch">Receives the records.</param>
    /// <param name="events">Called while records are read.</param>
    /// <param name="stop">Cancels the reading.</param>
    internal RecordIntake(RecordBatch batch, RecordIntakeEvents events, CancellationToken stop)
    {
        (Batch, _events, _stop) = (batch, events, stop);
        _held = new HeldRefusals(events.Refused, WarnOnce);
        _refused = new RefusedRecords((failures, source) => _held.Settle(Batch, failures, source));
    }

    internal RecordBatch Batch { get; }

    /// <summary>The encoding of files without a byte order mark; null for UTF-8.</summary>
    internal Encoding? Encoding { get; init; }

    /// <summary>The separator of files; null to detect it.</summary>
    internal char? Delimiter { get; init; }

    /// <summary>Errors of records that are held back.</summary>
    internal IEnumerable<Failure> Waiting => [.. _held.Waiting, .. _refused.Waiting];

    /// <summary>Adds an object: a record, a file of records, or a collection of either.</summary>
    /// <exception cref="FourMeException"><c>TextInsteadOfRecords</c>, or the error of a file.</exception>
    internal void Take(PSObject input)
    {
        if (RecordCollection.RecordsIn(input) is { } several)
        {
            foreach (object? one in several)
            {
                _stop.ThrowIfCancellationRequested();
                if (one is not null) Take(PSObject.AsPSObject(one));
            }
        }
        else if (input.BaseObject is FileInfo file)
        {
            // The output of Get-Item and Get-ChildItem is a file of records, not a record.
            _refused.Release();
            _events.ReadFile(FilePaths.Existing(file.FullName));
        }
        else
        {
            TakeObject(RecordOf(input));
        }
    }

    /// <summary>Reads the records of a CSV file.</summary>
    internal void ReadFile(string path)
    {
        var file = new CsvFile(path, new CsvFileOptions(Encoding, Delimiter));
        foreach (CsvFileRecord record in _files.Read(file, _stop))
        {
            if (Batch.Read == 0) Batch.Begin(record.Row.Headers);
            if (Add(_files, record) is { Count: > 0 } failures) _held.Settle(Batch, failures, record.ToPSObject());
        }
        foreach (Notice notice in file.Notices) Batch.Notices.Once(notice.Code, notice.Text, path);
        if (!_held.IsHolding) WarnOnce();
    }

    /// <summary>Ends the input: warnings, and the failures of the run as a whole.</summary>
    /// <param name="areSome">Whether the records are only some of a source, so that other records may have what these lack.</param>
    /// <returns>Failures that make the run unusable, the cause last; empty when there are none.</returns>
    internal IReadOnlyList<Failure> Complete(bool areSome = false)
    {
        _refused.Release();
        if (_short.Notice() is { } shortRows) Batch.Notices.Once(shortRows.Code, shortRows.Text);
        IReadOnlyList<Failure> failures = Batch.Complete(_stop, areSome);
        if (failures.Count == 0 && !areSome && Batch.CauseOfRun() is { } cause) failures = [cause];
        if (failures.Count == 0) _held.Release();
        return failures;
    }

    /// <summary>Returns memory to the system that a large input took. To be called before a long wait.</summary>
    internal void Release() => _entries.Release();

    private PSObject RecordOf(PSObject input)
    {
        try
        {
            return RecordCollection.RecordOf(input);
        }
        catch (FourMeException)
        {
            // The errors of the records before it would be lost with the run.
            _refused.Release();
            throw;
        }
    }

    private void TakeObject(PSObject record)
    {
        if (Batch.Read == 0 && (Encoding is not null || Delimiter is not null))
            Batch.Notices.Once("FileParameters",
                "-Encoding and -Delimiter apply only to files; these records are objects.");
        if (Batch.Read == 0) Batch.Begin(PSObjectReader.NamesOf(record));
        if (Batch.Read == 0 && RecordEmitter.IsRecord(record)) _events.BeginExported();
        _refused.Note(record);
        if (Add(_objects, record) is { Count: > 0 } failures) _refused.Add(failures, record);
        if (record.ImmediateBaseObject is not PSCustomObject) return;
        _entries.Note(record);
        _short.Note(record, Batch.Read);
    }

    /// <summary>Turns a record into a row.</summary>
    /// <returns>The reasons why the record is refused; empty when it was accepted.</returns>
    private IReadOnlyList<Failure> Add<T>(IRecordReader<T> reader, T record)
        where T : class
    {
        IReadOnlyList<Failure> failures = Batch.Add(reader, record);
        _events.Taken?.Invoke(record, failures);
        if (failures.Count > 0) return failures;
        _held.Release();
        _events.Added(record);
        return failures;
    }

    private void WarnOnce()
    {
        while (Batch.Notices.TryTake(out Notice notice)) _events.Warn(notice);
    }
}
