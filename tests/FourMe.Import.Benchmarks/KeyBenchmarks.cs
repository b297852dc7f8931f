using BenchmarkDotNet.Attributes;

namespace FourMe.Import.Benchmarks;

/// <summary>The check for duplicate keys.</summary>
[MemoryDiagnoser]
public class KeyBenchmarks
{
    /// <summary>Number of keys.</summary>
    [Params(1_000, 1_000_000)]
    public int Keys { get; set; }

    /// <summary>Hashes an e-mail address.</summary>
    [Benchmark]
    public int Hash() => default(KeyHash).WithTrimmed("ellen.brown@widget.example.com", ignoreCase: true).GetHashCode();

    /// <summary>Fills a table.</summary>
    [Benchmark]
    public long Fill()
    {
        var table = new KeyTable();
        for (uint number = 1; number <= Keys; number++) table.TryAdd(new KeyHash(number * 0x9E37_79B9_7F4A_7C15, number), number, out _);
        return table.Count;
    }
}
