using BenchmarkDotNet.Attributes;

namespace FourMe.Import.Benchmarks;

/// <summary>Compares by meaning: the meaning of a cell and the hash of a row, computed once per record on each side of a plan.</summary>
[MemoryDiagnoser]
public class MeaningBenchmarks
{
    private static readonly string[] Columns = ["Primary Email", "Name", "Source ID", "Organization", "Job Title", "Support ID", "Authentication ID", "Employee ID", "Site", "Location", "Information", "Disabled"];
    private static readonly int[] Places = [.. Enumerable.Range(0, Columns.Length)];

    private readonly string[][] _rows = [.. Enumerable.Range(1, People.Count).Select(number => Columns.Select(column => Cell(column, number)).ToArray())];
    private RowMeaning _plain = null!;
    private RowMeaning _named = null!;

    /// <summary>Registers the names of a thousand organizations and sites.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        RecordType people = RecordTypes.Get("people");
        CellMeaning[] meanings = [.. Columns.Select(column => CellMeanings.For(people.FindColumn(column)!))];
        var names = new ReferenceNames();
        foreach (string type in new[] { "organizations", "sites" })
            names.Add(RecordTypes.Get(type), ["ID", "Name"], () => Enumerable.Range(1, People.Count).Select(number => new[] { $"{number}", $"{type} {number}" }), []);
        _plain = new RowMeaning(meanings, new MeaningContext());
        _named = new RowMeaning(meanings, new MeaningContext { Names = names, OwnAccount = "wdc" });
    }

    /// <summary>A thousand rows of twelve cells, names as text.</summary>
    [Benchmark(OperationsPerInvoke = People.Count)]
    public ulong HashRow()
    {
        ulong all = 0;
        foreach (string[] row in _rows) all ^= _plain.Hash(row, Places);
        return all;
    }

    /// <summary>The same, with names resolved to records.</summary>
    [Benchmark(OperationsPerInvoke = People.Count)]
    public ulong HashRowWithNames()
    {
        ulong all = 0;
        foreach (string[] row in _rows) all ^= _named.Hash(row, Places);
        return all;
    }

    private static string Cell(string column, int number) => column switch
    {
        "Organization" => $"organizations {number}",
        "Site" => $"sites {number}",
        "Disabled" => number % 7 == 0 ? "1" : "0",
        "Primary Email" => $"person{number}@example.com",
        _ => $"{column} {number}",
    };
}
