using FourMe.Import.Files;
using System.Text;
using FourMe.Import.Core.Tests.Csv;
using FourMe.Import.Core.Tests.Values;

namespace FourMe.Import.Core.Tests.Rows;

/// <summary>A run that writes dictionaries as records into files in a temporary folder.</summary>
internal sealed class BatchRun : IDisposable
{
    private readonly DictionaryReader _reader = new();
    private readonly SpoolSink _sink;
    private readonly SpoolSink? _deferredSink;

    internal BatchRun(RecordType type, RecordOptions? options = null, RowLimits limits = default)
    {
        _sink = new SpoolSink(Folder, limits);
        if (options?.DeferReferences == true) _deferredSink = new SpoolSink(Folder + "-deferred");
        Batch = new RecordBatch(type, options ?? new RecordOptions(), _sink, _deferredSink);
    }

    internal BatchRun(string type, RecordOptions? options = null, RowLimits limits = default) : this(RecordTypes.Get(type), options, limits) { }

    internal string Folder { get; } = TemporaryFolders.New();

    internal RecordBatch Batch { get; }

    internal IReadOnlyList<SpoolFile> Files => _sink.Files;

    internal IReadOnlyList<SpoolFile> DeferredFiles => _deferredSink!.Files;

    /// <summary>The rows of each file as cells, the header first.</summary>
    internal List<List<string[]>> Written => [.. Files.Select(file => StrictCsv.Read(File.ReadAllBytes(file.Path)))];

    /// <summary>The lines of each file, with plain cells; only for cells without line breaks.</summary>
    internal List<string> Texts => [.. Files.Select(Text)];

    internal List<string> Warnings => Batch.Notices.Said();

    internal static string Text(SpoolFile file) => Encoding.UTF8.GetString(File.ReadAllBytes(file.Path)).Replace("\r\n", "|", StringComparison.Ordinal).TrimEnd('|');

    internal static Dictionary<string, object?> Record(params (string Name, object? Value)[] properties) =>
        properties.ToDictionary(property => property.Name, property => property.Value);

    /// <summary>Adds a record that is expected to become a row.</summary>
    internal void Add(params (string Name, object? Value)[] properties) => Assert.Empty(Batch.Add(_reader, Record(properties)));

    /// <summary>Adds a record that is expected to be refused.</summary>
    internal IReadOnlyList<Failure> Refused(params (string Name, object? Value)[] properties)
    {
        Failure[] failures = [.. Batch.Add(_reader, Record(properties))];
        Assert.NotEmpty(failures);
        Assert.All(failures, failure => Assert.Equal(Batch.Read, failure.Row));
        return failures;
    }

    /// <summary>Adds a record that stops the run.</summary>
    internal Failure Stopped(params (string Name, object? Value)[] properties) =>
        Assert.Throws<FourMeException>(() => Batch.Add(_reader, Record(properties))).Failure;

    internal void Complete() => Assert.Empty(Batch.Complete());

    public void Dispose()
    {
        Batch.Dispose();
        _deferredSink?.Dispose();
    }
}
