using System.Text;
using System.Text.Json;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Fuzzing;

/// <summary>Journal entries and series watermarks that a crash truncated or another program wrote.</summary>
public sealed class JournalFuzz : IDisposable
{
    private static readonly string[] Tokens =
    [
        "null", "\"\"", "0", "-1", "\"\\ud800\"", "\"\\u0000\"", "\"../../../outside\"", "\"9999-12-31T23:59:59.9999999+00:00\"", "\"0001-01-01T00:00:00+00:00\"", "\"0001-01-01T00:00:00+14:00\"",
        "\"Sending\"", "\"people,people\"", "[", "]", "{", "}", ",", "\"", "[null]", "[{}]", "9223372036854775807", "\"Link\": \"::\",", "\"File\": \"\",", "\"Id\": null,", "\"Changed\":", "\"Numbers\": null,",
    ];

    private readonly ITestOutputHelper _output;
    private readonly TestFolder _folder = TestFolder.OfMemory();
    private readonly TestClock _clock = TestClock.Manual();
    private readonly JobJournal _journal;
    private readonly string _entry;
    private readonly string _outside;
    private readonly byte[][] _seeds;

    public JournalFuzz(ITestOutputHelper output)
    {
        _output = output;
        _journal = new JobJournal(_folder["state"], _clock);
        _entry = _journal.PathOf("one", ".json");
        _outside = _folder["outside.json"];
        File.WriteAllText(_outside, "mine");
        _seeds = [Seed("queued", -1), Seed("Sending", 0), Seed("done", -40), Seed("Unconfirmed", -3), "{}"u8.ToArray(), "null"u8.ToArray()];
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task An_entry_is_usable_or_passed_over_and_no_other_file_is_touched() => new Fuzz(_output, _seeds, [.. Fuzz.Bytes(Tokens), .. Mutator.BrokenText]).RunAsync(40_000, input =>
    {
        Fuzz.Write(_entry, input);

        foreach (JobEntry entry in _journal.Read()) Use(entry);
        _journal.RemoveOld();
        foreach (JobEntry entry in _journal.Read()) _journal.Remove(entry);

        Assert.True(File.Exists(_outside));
    });

    [Fact]
    public Task A_mark_is_usable_or_a_documented_error()
    {
        var marks = new SeriesMarks(_folder["state"], _clock);
        marks.Confirm("s", _clock.GetUtcNow().AddDays(-1));
        string path = Assert.Single(Directory.GetFiles(Path.Combine(_folder["state"], "series")));
        return new Fuzz(_output, [File.ReadAllBytes(path)], [.. Fuzz.Bytes([.. Tokens, "\"Series\": \"s\",", "\"Pending\":", "\"Confirmed\":"]), .. Mutator.BrokenText]).RunAsync(20_000, input =>
        {
            Fuzz.Write(path, input);

            if (KnownFailures.Of(() => marks.Read("s")) is { } mark) Assert.Equal("s", mark.Series);
            KnownFailures.Of(() => $"{marks.Since("s", "people", string.Empty)}");
        });
    }

    /// <summary>Uses an entry as the cmdlets do.</summary>
    private static void Use(JobEntry entry)
    {
        _ = KeptRows.Of(entry)?.Numbers.InputNumber(1);
        Assert.NotNull(JobOwner.Of(entry).ToString());
        Assert.NotNull(entry.Id);
        Assert.NotNull(entry.Type.Split(','));
        Assert.NotNull(entry.TransferState.Name);
        _ = entry.Sent.ToLocalTime();
    }

    private byte[] Seed(string state, int days) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
        new JobEntry
        {
            Id = "one", Host = "api.example.com", Account = "wdc", Type = "people", State = state, Token = "abc", Sent = _clock.GetUtcNow().AddDays(days), Changed = _clock.GetUtcNow().AddDays(days),
            Rows = 7, Hash = "00ff", File = _journal.PathOf("one", ".csv"), ProcessId = 1, Counts = new ImportCounts(1, 2, 3, 4, 5, 6), Numbers = [new RowNumbers.Run(1, 0), new RowNumbers.Run(7, 3)],
            // No expired link: removing it waits for the disk, which takes longer than all the rest.
            Link = days < -2 ? null : new Uri("https://s3.example.com/x?y=z"),
        },
        new JsonSerializerOptions { WriteIndented = true }));
}
