using FourMe.Import.Catalogue;
using FourMe.Import.Mapping;
using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// A plan that is only looked at, with an ear for some of its records. Programs (<see cref="RecordTracer"/>) and the cmdlet go through the
/// same one. Nothing is sent, and nothing is left but a newer baseline.
/// </summary>
internal sealed class TraceRun : IDisposable
{
    private readonly DecisionWatch _watch = new();
    private readonly List<TracedRecord> _traced = [];
    private readonly HashSet<string>? _keys;
    private readonly HashSet<string> _found = new(StringComparer.OrdinalIgnoreCase);
    private readonly PlanRun _planning;
    private SourceReading? _source;

    /// <param name="client">The account.</param>
    /// <param name="type">The record type.</param>
    /// <param name="options">What the plan may do; it has to be one that only looks.</param>
    /// <param name="keys">
    /// Which records are traced, by Source ID, ID, e-mail address, label or name; null for all that come in.
    /// </param>
    /// <exception cref="FourMeException"><c>NotPlannable</c>, <c>RetireNeedsName</c>, <c>RetireInvalid</c>.</exception>
    internal TraceRun(FourMeClient client, RecordType type, PlanOptions options, IReadOnlyCollection<string>? keys)
    {
        if (!options.WhatIf) throw new ArgumentException("A trace only looks.", nameof(options));
        if (keys is not null) _keys = new HashSet<string>(keys.Select(key => key.Trim()), StringComparer.OrdinalIgnoreCase);
        _planning = new PlanRun(client, type, options) { Watch = _watch };
    }

    /// <summary>Where the rows go: to be given to the batch that makes them.</summary>
    internal IRowSink Rows => _planning.Rows;

    /// <summary>The batch of a program.</summary>
    internal RecordBatch NewBatch(RecordOptions records) => _planning.NewBatch(records);

    /// <summary>Brings the baseline up to date.</summary>
    internal Task BeginAsync(ITransferHost host, CancellationToken stop) => _planning.BeginAsync(host, stop);

    /// <summary>Takes note of a source file.</summary>
    internal void NoteSource(DateTimeOffset written) => _planning.NoteSource(written);

    /// <summary>Takes a look at the record that a batch has read last.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="reader">Reads records of its kind; another one than the batch uses.</param>
    /// <param name="record">The record.</param>
    /// <param name="names">The names of its properties.</param>
    /// <param name="failures">What is wrong with it; none when it became a row.</param>
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

    /// <summary>The batch is complete: compares, and says of each record what was decided and why.</summary>
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

    /// <summary>Why rows are held back with their owner, by its key: the batch says it once, of the first row.</summary>
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
