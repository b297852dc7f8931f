using System.IO.Compression;
using System.Text;
using FourMe.Import.Core.Tests.Exporting;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Fuzzing;

/// <summary>Damaged archives of exports.</summary>
public sealed class ArchiveFuzz(ITestOutputHelper output) : IDisposable
{
    private static readonly string[] Types = ["people", "organizations"];

    private static readonly byte[][] Seeds =
    [
        Zip.Of(("1-people.csv", "ID,Name\n1,Ann\n"), ("2-organizations.csv", "ID\n2\n")), Zip.Of(("../../people.csv", "ID\n1\n"), ("/etc/organizations.csv", "ID\n1\n"), ("C:\\people.csv", "ID\n")),
        Zip.Of(("people.csv", "ID\n1\n"), ("people.csv", "ID\n2\n"), ("PEOPLE.CSV", "ID\n3\n")), Zip.Of(("folder/", ""), ("people/", ""), (".", "x"), ("..", "x")), Stored("people.csv", "ID,Name\n1,Ann\n2,Bob\n"),
        Zip.Of(), Zip.Of(("people.zip", Encoding.Latin1.GetString(Zip.Of(("people.csv", "ID\n1\n"))))), Zip.Of(("people.csv", "ID\n" + string.Concat(Enumerable.Repeat("1234567890\n", 3_000)))),
    ];

    private static readonly byte[][] Tokens =
    [
        [0x50, 0x4B, 3, 4], [0x50, 0x4B, 1, 2], [0x50, 0x4B, 5, 6], [0x50, 0x4B, 6, 6], [0x50, 0x4B, 6, 7], [0x50, 0x4B, 7, 8],
        [0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0], [0xFF, 0xFF], [1, 0], [8, 0], [9, 0], [12, 0], [99, 0], [0, 8], .. Fuzz.Bytes(["people", "..", "/", "\\", "\n", "ID"]), [0],
    ];

    private readonly TestFolder _folder = TestFolder.OfMemory();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task An_archive_gives_records_or_is_said_to_be_none() => new Fuzz(output, Seeds, Tokens).RunAsync(40_000, async input =>
    {
        string path = _folder["export.zip"];
        Fuzz.Write(path, input);

        await KnownFailures.OfAsync(async () =>
        {
            using var archive = new ExportArchive(path, Types, "the export");
            foreach (KeyValuePair<string?, ZipArchiveEntry> file in archive.Files) await ReadAsync(file.Value);
            return string.Empty;
        });

        Assert.Equal(["export.zip"], _folder.Files);
    });

    private static async Task ReadAsync(ZipArchiveEntry entry)
    {
        using var records = new RecordStream(ExportArchive.Open(entry, "the export"), "the export");
        await records.OpenAsync(default);
        while (await records.ReadAsync(default) is not null) { }
    }

    private static byte[] Stored(string name, string content)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (Stream entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open())
            entry.Write(Encoding.UTF8.GetBytes(content));
        return bytes.ToArray();
    }
}
