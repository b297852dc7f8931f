using BenchmarkDotNet.Attributes;

namespace FourMe.Import.Benchmarks;

/// <summary>Formats one value as a cell, by the kind of its column.</summary>
[MemoryDiagnoser]
public class FormatBenchmarks
{
    private readonly FormattingContext _context = new();
    private ColumnFormatter _formatter = null!;
    private object? _value;

    /// <summary>The column of people.</summary>
    [Params("Name", "Disabled", "Cost Per Hour", "Locale", "Manager")]
    public string Column { get; set; } = string.Empty;

    /// <summary>Finds the column and a value that fits it.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _formatter = new ColumnFormatter(RecordTypes.Get("people").FindColumn(Column)!);
        _value = Column switch { "Disabled" => true, "Cost Per Hour" => 12.5m, "Locale" => "en-US", _ => "ellen.brown@example.com" };
    }

    /// <summary>Writes the value.</summary>
    [Benchmark]
    public string? Write() => _formatter.Write(_value, _context, out _);
}
