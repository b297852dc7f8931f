using BenchmarkDotNet.Attributes;

namespace FourMe.Import.Benchmarks;

/// <summary>Reading CSV from an export and from a user's file, a thousand people per call.</summary>
[MemoryDiagnoser]
public class ReadBenchmarks
{
    private byte[] _csv = [];
    private string _path = string.Empty;

    /// <summary>Writes the file.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        string[] headers = [.. People.Records[0].Keys];
        IEnumerable<string> rows = People.Records.Select(person => string.Join(",", person.Values.Select(value => $"\"{value}\"")));
        _csv = System.Text.Encoding.UTF8.GetBytes(string.Join("\r\n", [string.Join(",", headers), .. rows]) + "\r\n");
        _path = Path.GetTempFileName();
        File.WriteAllBytes(_path, _csv);
    }

    /// <summary>Removes the file.</summary>
    [GlobalCleanup]
    public void Clear() => File.Delete(_path);

    /// <summary>The records of a download.</summary>
    [Benchmark]
    public async Task<int> Export()
    {
        using var records = new RecordStream(new MemoryStream(_csv), "people");
        await records.OpenAsync(default).ConfigureAwait(false);
        int read = 0;
        while (await records.ReadAsync(default).ConfigureAwait(false) is { } batch) read += batch.Count;
        return read;
    }

    /// <summary>The rows of a file.</summary>
    [Benchmark]
    public int UserFile() => CsvFile.Read(_path).Count();
}
