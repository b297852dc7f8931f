using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.State;

/// <summary>The folder of the job journal.</summary>
public sealed class JobJournalTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly TestClock _clock = TestClock.Manual();
    private readonly JobJournal _journal;

    public JobJournalTests() => _journal = new JobJournal(_folder["state"], _clock);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_entry_comes_back_as_it_was()
    {
        JobEntry entry = NewEntry("one");
        entry.Token = "abc";
        entry.File = _journal.PathOf("one", ".csv");
        entry.LogFile = _journal.PathOf("one", ".log");
        entry.Message = "Too many \"failures\" — 😀";
        entry.Counts = new ImportCounts(1, 2, 3, 4, 5, 6);

        _journal.Save(entry);

        JobEntry read = Assert.Single(_journal.Read());
        Assert.Equivalent(entry, read, strict: true);
        Assert.Equal([new RowNumbers.Run(1, 0), new RowNumbers.Run(7, 3)], read.Numbers);
        Assert.Equal(_clock.GetUtcNow(), read.Changed);
    }

    [Fact]
    public void The_newest_comes_first()
    {
        foreach (string id in (string[])["b", "c", "a"])
        {
            _journal.Save(NewEntry(id));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["a", "c", "b"], _journal.Read().Select(entry => entry.Id));
    }

    [Fact]
    public void A_folder_that_does_not_exist_has_no_entries()
    {
        Assert.Empty(_journal.Read());
        _journal.RemoveOld();
        Assert.False(Directory.Exists(_folder["state"]));
    }

    [Theory]
    [InlineData("x.json", "")]
    [InlineData("x.json", "null")]
    [InlineData("x.json", "[1]")]
    [InlineData("x.json", "{}")]
    [InlineData("x.json", """{"Id":"x","Host":"h","Acc""")]
    [InlineData("x.json", """{"Id":1,"Host":"h","Account":"a","Type":"people","State":"done"}""")]
    [InlineData("x.json", "\u0000\u0000\u0000")]
    [InlineData("one.json.0.partial", """{"Id":"x","Host":"h","Account":"a","Type":"people","State":"done"}""")]
    [InlineData("notes.txt", "Remember the milk")]
    public void What_is_no_entry_is_passed_over_and_left_alone(string name, string content)
    {
        _journal.Save(NewEntry("one"));
        string foreign = _journal.PathOf(name, "");
        File.WriteAllText(foreign, content);

        _journal.RemoveOld();

        Assert.Equal("one", Assert.Single(_journal.Read()).Id);
        Assert.Equal(content, File.ReadAllText(foreign));
    }

    [Fact]
    public void A_later_save_takes_the_place_of_the_earlier_and_leaves_nothing_beside_it()
    {
        JobEntry entry = NewEntry("one");
        _journal.Save(entry);
        entry.State = "done";

        _journal.Save(entry);

        Assert.Equal("done", Assert.Single(_journal.Read()).State);
        Assert.Equal([Path.Combine("state", "jobs", "one.json")], _folder.Files);
    }

    [Fact]
    public void A_save_that_fails_leaves_no_half_file()
    {
        _journal.Save(NewEntry("one"));
        Directory.CreateDirectory(_journal.PathOf("two", ".json"));

        Assert.ThrowsAny<Exception>(() => _journal.Save(NewEntry("two")));

        Assert.Equal([Path.Combine("state", "jobs", "one.json")], _folder.Files);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task A_reader_never_sees_a_half_written_entry()
    {
        _journal.Save(NewEntry("one"));
        Task[] writers = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < 40; i++) _journal.Save(NewEntry("one"));
        }))];
        Task written = Task.WhenAll(writers);

        while (!written.IsCompleted) Assert.Equal("one", Assert.Single(_journal.Read()).Id);

        await written;
    }

    [Fact]
    public void After_thirty_days_a_job_goes_with_its_files()
    {
        JobEntry old = NewEntry("old");
        old.File = Touch("old.csv");
        old.LogFile = Touch("old.log");
        _journal.Save(old);
        _clock.Advance(TimeSpan.FromDays(1));
        JobEntry young = NewEntry("young");
        young.File = Touch("young.csv");
        _journal.Save(young);

        _clock.Advance(TimeSpan.FromDays(29));
        _journal.RemoveOld();
        Assert.Equal(2, _journal.Read().Count);

        _clock.Advance(TimeSpan.FromSeconds(1));
        _journal.RemoveOld();

        Assert.Equal("young", Assert.Single(_journal.Read()).Id);
        Assert.Equal([Path.Combine("state", "jobs", "young.csv"), Path.Combine("state", "jobs", "young.json")], _folder.Files);
    }

    [Fact]
    public void A_link_that_expired_goes_and_the_job_lives_no_longer_for_it()
    {
        JobEntry entry = NewEntry("one");
        entry.Link = new Uri("https://s3.example.com/log?X-Amz-Signature=abc");
        _journal.Save(entry);
        DateTimeOffset saved = _clock.GetUtcNow();

        _clock.Advance(TimeSpan.FromDays(2) + TimeSpan.FromSeconds(1));
        _journal.RemoveOld();

        JobEntry read = Assert.Single(_journal.Read());
        Assert.Null(read.Link);
        Assert.Equal(saved, read.Changed);
        _clock.Advance(TimeSpan.FromDays(28));
        _journal.RemoveOld();
        Assert.Empty(_journal.Read());
    }

    [Theory]
    [InlineData("File", "outside.csv")]
    [InlineData("LogFile", "outside.log")]
    [InlineData("Id", "../../outside")]
    public void An_entry_that_leads_elsewhere_leads_nowhere(string property, string name)
    {
        _journal.Save(NewEntry("one"));
        string path = _journal.PathOf("one", ".json"), outside = _folder[name.Replace("../", "", StringComparison.Ordinal)];
        File.WriteAllText(outside, "mine");
        System.Text.Json.Nodes.JsonNode entry = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(path))!;
        entry[property] = property == "Id" ? name : outside;
        File.WriteAllText(path, entry.ToJsonString());

        foreach (JobEntry read in _journal.Read())
        {
            Assert.Null(KeptRows.Of(read));
            _journal.Remove(read);
        }

        Assert.True(File.Exists(outside));
    }

    [Fact]
    public void Rows_that_a_crash_left_without_an_entry_go_after_thirty_days()
    {
        string left = Touch("left.csv"), half = Touch("left.json.1.partial"), fresh = Touch("fresh.csv");
        File.SetLastWriteTimeUtc(left, _clock.GetUtcNow().UtcDateTime.AddDays(-31));
        File.SetLastWriteTimeUtc(half, _clock.GetUtcNow().UtcDateTime.AddDays(-31));
        File.SetLastWriteTimeUtc(fresh, _clock.GetUtcNow().UtcDateTime.AddDays(-29));

        _journal.RemoveOld();

        Assert.Equal([Path.Combine("state", "jobs", "fresh.csv")], _folder.Files);
    }

    [Fact]
    public void An_upload_whose_process_is_gone_is_in_doubt()
    {
        _journal.Save(NewEntry("here", "Sending", Environment.ProcessId));
        _journal.Save(NewEntry("gone", "Sending", int.MaxValue));
        _journal.Save(NewEntry("later", "queued", int.MaxValue));

        Assert.Equal(
            [("gone", "Unconfirmed"), ("here", "Sending"), ("later", "queued")],
            _journal.Read().OrderBy(entry => entry.Id, StringComparer.Ordinal).Select(entry => (entry.Id, entry.State)));
    }

    [Fact]
    public void A_process_that_began_after_the_upload_is_another_one() =>
        Assert.True(SendingProcess.IsGone(Environment.ProcessId, DateTimeOffset.UnixEpoch));

    private string Touch(string name)
    {
        string path = _journal.PathOf(name, "");
        File.WriteAllText(path, "x");
        return path;
    }

    private JobEntry NewEntry(string id, string state = "queued", int process = 1) => new()
    {
        Id = id,
        Host = "api.example.com",
        Account = "wdc",
        Type = "people",
        State = state,
        Sent = _clock.GetUtcNow(),
        Rows = 7,
        Hash = "00ff",
        ProcessId = process,
        Numbers = [new RowNumbers.Run(1, 0), new RowNumbers.Run(7, 3)],
    };
}
