using FourMe.Import.Files;
using BenchmarkDotNet.Attributes;

namespace FourMe.Import.Benchmarks;

/// <summary>Converting records to rows, a thousand people per call.</summary>
[MemoryDiagnoser]
public class RowBenchmarks
{
    private readonly DictionaryReader _reader = new();

    /// <summary>Whether keys and required columns are checked too.</summary>
    [Params(false, true)]
    public bool SkipValidation { get; set; }

    /// <summary>Mapping, formatting and checks; nothing is written.</summary>
    [Benchmark(Baseline = true)]
    public long Check() => Run(new NullSink());

    /// <summary>The same, with the rows as CSV in a private file.</summary>
    [Benchmark]
    public long Spool() => Run(new SpoolSink(TemporaryFolders.New()));

    private long Run(IRowSink sink)
    {
        var options = new RecordOptions { SkipValidation = SkipValidation, Constants = [new("Source", "HR")] };
        using var batch = new RecordBatch(RecordTypes.Get("people"), options, sink);
        foreach (IReadOnlyDictionary<string, object?> record in People.Records) batch.Add(_reader, record);
        batch.Complete();
        return batch.Rows;
    }
}
