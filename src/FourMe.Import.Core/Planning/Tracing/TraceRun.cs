using FourMe.Import.Catalogue;
using FourMe.Import.Mapping;
using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// Makes a plan with WhatIf and collects the decisions about traced records. <see cref="RecordTracer"/> and the cmdlet both use it. Nothing
/// is sent, and nothing is saved except a newer baseline.
/// </summary>
internal sealed class TraceRun : IDisposable
{
    private readonly DecisionWatch _watch = new();
    private readonly List<TracedRecord> _traced = [];
    private readonly HashSet<string>? _keys;
    private readonly HashSet<string> _found = new(StringComparer.OrdinalIgnoreCase);
    private readonly PlanRun _planning;
    private SourceReading? _source;

    /// <param name="client">The client of the account.</param>
    /// <param name="type">The record type.</param>
    /// <param name="options">Options of the plan, with WhatIf set.</param>
    /// <param name="keys">
    /// Source IDs, IDs, e-mail addresses, labels or names of the records to trace; null for all records of the run.
    /// </param>
    /// <exception cref="FourMeException">
    /// <c>NotPlannable</c>, <c>RetireNeedsName</c>, <c>RetireInvalid</c>, <c>ProtectInvalid</c>.
    /// </exception>
    internal TraceRun(FourMeClient client, RecordType type, PlanOptions options, IReadOnlyCollection<string>? keys)
    {
        if (!options.WhatIf) throw new ArgumentException("A trace only looks.", nameof(options));
        if (keys is not null) _keys = new HashSet<string>(keys.Select(key => key.Trim()), StringComparer.OrdinalIgnoreCase);
        _planning = new PlanRun(client, type, options) { Watch = _watch };
    }

    /// <summary>The sink for the rows of the batch.</summary>
    internal IRowSink Rows => _planning.Rows;

    /// <summary>Creates the batch for a program's records.</summary>
    internal RecordBatch NewBatch(RecordOptions records) => _planning.NewBatch(records);

    /// <summary>Brings the baseline up to date.</summary>
    internal Task BeginAsync(ITransferHost host, CancellationToken stop) => _planning.BeginAsync(host, stop);

    /// <summary>Notes a source file and when it was last written.</summary>
    internal void NoteSource(DateTimeOffset written) => _planning.NoteSource(written);

    /// <summary>Traces the record last read by the batch, if it is wanted.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="reader">Reads records of this kind. Must not be the batch's reader.</param>
    /// <param name="record">The record.</param>
    /// <param name="names">Returns the names of its properties.</param>
    /// <param name="failures">Failures of the record; empty when it was accepted.</param>
    internal void Take<T>(
        RecordBatch batch, IRecordReader<T> reader, T record, Func<T, IReadOnlyList<string>> names, IReadOnlyList<Failure> failures)
    {
        string? CellOf(string column) => batch.Plan.Columns.FirstOrDefault(known => known.Column.Name == column) is { } known
            ? batch.Cells[known.Slot] : null;
        if (_keys is not null && !IsWanted(batch.Plan.Type, CellOf)) return;
        string key = _planning.Seen.KeyOf(batch.Cells) ?? string.Empty;
        _source ??= new SourceReading(batch);
        string? name = CellOf("Name") is { } said && said.Trim().Length > 0 ? said.Trim() : RecordLabel.Of(batch.Plan.Type, CellOf);
        _traced.Add(new TracedRecord(
            batch.Read, _watch.Add(batch.Read, key), _source.Of(reader, record, names(record)), [.. failures], name));
    }

    /// <summary>Compares the completed batch, and returns the decisions about the traced records.</summary>
    internal async Task<IReadOnlyList<TraceCell>> CompleteAsync(RecordBatch batch, ITransferHost host, CancellationToken stop)
    {
        IReadOnlyList<AbsentTrace> absent = [.. (_keys ?? []).Where(key => !_found.Contains(key))
            .Select(key => new AbsentTrace(key, _planning, _watch))];
        if (absent.Count > 0) AbsentTrace.Find(absent, _planning, stop);
        await _planning.CompleteAsync(batch, host, stop).ConfigureAwait(false);
        ILookup<string, Failure> held = HeldBack(batch);
        var answer = new TraceAnswer(_planning.Context!);
        return [.. _traced.SelectMany(record =>
                answer.Of(record, record.Failures.Count > 0 ? record.Failures : [.. held[record.Watched.Key]])),
            .. absent.SelectMany(record => record.Answer(answer, stop))];
    }

    public void Dispose() => _planning.Dispose();

    /// <summary>
    /// Why owners' rows are held back, by the key of the owner. The batch reports the reason only for one row of an owner.
    /// </summary>
    private ILookup<string, Failure> HeldBack(RecordBatch batch)
    {
        ILookup<long, Failure> byNumber = batch.HeldBack.ToLookup(failure => failure.Row);
        return _traced.SelectMany(record => byNumber[record.Number].Select(failure => (record.Watched.Key, failure)))
            .ToLookup(one => one.Key, one => one.failure);
    }

    private bool IsWanted(RecordType type, Func<string, string?> cellOf)
    {
        bool isWanted = false;
        foreach (string column in TraceKeys.Of(type))
        {
            if (cellOf(column)?.Trim() is not { Length: > 0 } value || !_keys!.Contains(value)) continue;
            _found.Add(value);
            isWanted = true;
        }
        return isWanted;
    }
}
