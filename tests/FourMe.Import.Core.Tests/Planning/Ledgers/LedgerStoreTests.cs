using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Ledgers;

/// <summary>Ledgers on disk.</summary>
public sealed class LedgerStoreTests : IDisposable
{
    private static readonly JobOwner Owner = new("api.example.com", "wdc");
    private static readonly DateTimeOffset Monday = new(2040, 5, 7, 2, 0, 0, TimeSpan.Zero);

    private readonly TestFolder _folder = new();
    private readonly LedgerStore _store;

    public LedgerStoreTests() => _store = new LedgerStore(_folder["state"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_ledger_comes_back_as_it_was()
    {
        LedgerRecord[] records =
        [
            new() { Key = "1", RecordId = "17", LastSeen = Monday },
            new() { Key = "\"\\ €😀\t\u0001\u2028", LastSeen = Monday, Missed = 2, MissedLast = Monday.AddDays(1) },
            new() { Key = "", Retired = new Retired(Monday, [new("Disabled", "0", "1"), new("Manager", null, ""), new("Status", "", "x")]) },
        ];
        LedgerAbout about = About("nightly") with
        {
            Source = "AD", Approved = Monday, Written = Monday.AddSeconds(0.5), GoodRuns = [new(Monday, 7), new(Monday.AddDays(1), 8)],
            TakenOut = [new(Monday, 3)], FilledColumns = ["Name", "Job Title"],
        };

        _store.Write(about, records);
        Ledger read = _store.Find(Owner, "NIGHTLY")!;

        Assert.Equal(records.Select(Text), read.Records().Select(Text));
        Assert.Equal((3, 1), (read.About.Records, read.About.Retired));
        Assert.Equal((about.Source, about.Approved, about.Written), (read.About.Source, read.About.Approved, read.About.Written));
        Assert.Equal(about.GoodRuns, read.About.GoodRuns);
        Assert.Equal(about.TakenOut, read.About.TakenOut);
        Assert.Equal(about.FilledColumns, read.About.FilledColumns);
    }

    [Fact]
    public void What_the_last_good_run_saw_moves_with_it()
    {
        LedgerAbout about = _store.Write(About("n") with { GoodRuns = [new(Monday, 3)] },
            [new() { Key = "1", LastSeen = Monday }, new() { Key = "2", LastSeen = Monday.AddDays(-1) }, new() { Key = "3" }]).About;

        _store.Write(about with { GoodRuns = [new(Monday, 3), new(Monday.AddDays(1), 3)] });

        Assert.Equal([Monday.AddDays(1), Monday.AddDays(-1), null], _store.Find(Owner, "n")!.Records().Select(record => record.LastSeen));
        // Without a good run nobody can have been seen in it.
        _store.Write(about with { GoodRuns = [] });
        Assert.Equal("LedgerUnreadable", Assert.Throws<FourMeException>(() => _store.Find(Owner, "n")!.Records().Count()).Failure.Id);
    }

    [Fact]
    public void A_name_without_a_ledger_has_none() => Assert.Null(_store.Find(Owner, "never"));

    [Fact]
    public void Names_accounts_and_hosts_have_ledgers_of_their_own()
    {
        JobOwner[] owners = [Owner, Owner with { Account = "" }, Owner with { Host = "api.example.com:8443" }];
        foreach (JobOwner owner in owners)
            foreach (string name in (string[])["a", "b|c", "../x", "CON"])
                _store.Write(About(name, owner), [new() { Key = $"{owner} {name}" }]);

        foreach (JobOwner owner in owners)
            foreach (string name in (string[])["a", "b|c", "../x", "CON"])
                Assert.Equal([$"{owner} {name}"], _store.Find(owner, name)!.Records().Select(record => record.Key));
        Assert.Equal(12, _store.All().Count());
    }

    [Fact]
    public void A_ledger_can_be_written_while_it_is_read()
    {
        _store.Write(About("n"), Enumerable.Range(0, 5000).Select(i => new LedgerRecord { Key = $"{i}" }));

        Ledger before = _store.Find(Owner, "n")!;
        _store.Write(before.About, before.Records().Select(record => record with { Missed = 1 }));

        Assert.Equal(5000, _store.Find(Owner, "n")!.Records().Count(record => record.Missed == 1));
        Assert.Equal(2, _folder.Files.Count);
    }

    [Fact]
    public void A_failure_while_it_is_written_leaves_the_ledger_from_before()
    {
        _store.Write(About("n"), [new() { Key = "old" }]);

        Assert.Throws<InvalidOperationException>(() => _store.Write(About("n"), Broken()));

        Assert.Equal(["old"], _store.Find(Owner, "n")!.Records().Select(record => record.Key));
        Assert.Equal(2, _folder.Files.Count);

        static IEnumerable<LedgerRecord> Broken()
        {
            yield return new() { Key = "new" };
            throw new InvalidOperationException();
        }
    }

    [Fact]
    public void One_changed_byte_anywhere_is_noticed()
    {
        _store.Write(About("n") with { Source = "AD" }, [new() { Key = "1", RecordId = "17", LastSeen = Monday, Missed = 1 }, new() { Key = "2" }]);
        int seen = 0;
        foreach (string file in _folder.Files.Select(name => _folder[name]))
        {
            byte[] whole = File.ReadAllBytes(file);
            for (int i = 0; i < whole.Length; i++)
            {
                byte[] changed = [.. whole];
                changed[i] ^= 1;
                File.WriteAllBytes(file, changed);
                Assert.Equal("LedgerUnreadable", Assert.Throws<FourMeException>(ReadAll).Failure.Id);
                seen++;
            }
            File.WriteAllBytes(file, [.. whole.Take(whole.Length - 1)]);
            Assert.Equal("LedgerUnreadable", Assert.Throws<FourMeException>(ReadAll).Failure.Id);
            File.WriteAllBytes(file, [.. whole, .. whole]);
            Assert.Equal("LedgerUnreadable", Assert.Throws<FourMeException>(ReadAll).Failure.Id);
            File.WriteAllBytes(file, whole);
        }
        Assert.True(seen > 300);
        ReadAll();
    }

    [Fact]
    public void A_ledger_whose_records_are_gone_is_not_an_empty_one()
    {
        _store.Write(About("n"), [new() { Key = "1" }]);
        File.Delete(_folder[_folder.Files.Single(name => name.EndsWith(".jsonl", StringComparison.Ordinal))]);
        Assert.Equal("LedgerUnreadable", Assert.Throws<FourMeException>(ReadAll).Failure.Id);
    }

    [Fact]
    public void A_ledger_of_another_name_in_its_place_is_noticed()
    {
        _store.Write(About("n"), []);
        string path = _folder[_folder.Files.Single(name => name.EndsWith(".json", StringComparison.Ordinal))];
        byte[] about = File.ReadAllBytes(path);
        _store.Remove(Owner, "n");
        _store.Write(About("other"), []);
        File.WriteAllBytes(_folder[_folder.Files.Single(name => name.EndsWith(".json", StringComparison.Ordinal))], about);
        Assert.Equal("LedgerUnreadable", Assert.Throws<FourMeException>(() => _store.Find(Owner, "other")).Failure.Id);
    }

#if !CORE_NETSTANDARD
    [Fact]
    public void Files_of_ledgers_are_the_owners_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        _store.Write(About("n"), [new() { Key = "1" }]);
        foreach (string file in _folder.Files)
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder[file]));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder["state/ledgers"]));
    }
#endif

    [Fact]
    public void A_name_belongs_to_one_type_and_source()
    {
        _store.Write(About("n") with { Source = "AD" }, []);
        Assert.NotNull(_store.Find(Owner, "n", "people", "AD"));
        Assert.Equal("RunNameTaken", Assert.Throws<FourMeException>(() => _store.Find(Owner, "n", "people", "HR")).Failure.Id);
        Assert.Equal("RunNameTaken", Assert.Throws<FourMeException>(() => _store.Find(Owner, "n", "cis", "AD")).Failure.Id);
    }

    [Fact]
    public void A_name_that_is_forgotten_leaves_nothing()
    {
        _store.Write(About("n"), [new() { Key = "1" }]);
        _store.Write(About("kept"), [new() { Key = "1" }]);
        _store.Remove(Owner, "n");
        Assert.Null(_store.Find(Owner, "n"));
        Assert.Equal(["kept"], _store.All().Select(ledger => ledger.About.Name));
        Assert.Equal(2, _folder.Files.Count);
    }

    [Fact]
    public void A_ledger_goes_400_days_after_the_last_run_of_its_name()
    {
        _store.Write(About("old") with { Written = Monday }, [new() { Key = "1" }]);
        _store.Write(About("undated"), [new() { Key = "1" }]);
        _store.Write(About("damaged") with { Written = Monday }, [new() { Key = "1" }]);
        string damaged = Path.Combine(_folder["state"], LedgerStore.FolderName, LedgerStore.FileNameOf(Owner, "damaged"));
        File.WriteAllText(damaged, "{}");

        _store.Write(About("new") with { Written = Monday.AddDays(400) }, []);
        Assert.True(_store.Exists(Owner, "old"));

        _store.Write(About("new") with { Written = Monday.AddDays(400).AddSeconds(1) }, []);
        Assert.Equal([false, true, true, true], new[] { "old", "undated", "damaged", "new" }.Select(name => _store.Exists(Owner, name)));
        Assert.Equal(6, _folder.Files.Count);
    }

    [Fact]
    public void Another_name_of_the_same_source_has_its_records()
    {
        _store.Write(About("mine") with { Source = "AD" }, [new() { Key = "1" }]);
        _store.Write(About("theirs") with { Source = "AD" }, [new() { Key = "2" }, new() { Key = "Abc" },
            new() { Key = "3", Retired = new Retired(Monday, []) }]);
        _store.Write(About("another source") with { Source = "HR" }, [new() { Key = "4" }]);
        _store.Write(About("another type") with { Source = "AD", Type = "cis" }, [new() { Key = "5" }]);
        _store.Write(About("another account", Owner with { Account = "x" }) with { Source = "AD" }, [new() { Key = "6" }]);
        var others = new OtherNames(_store, Owner, "Mine", "people", "AD");

        Assert.Equal([null, "theirs", "theirs", null, null, null, null], new[] { "1", "2", "aBC", "3", "4", "5", "6" }.Select(others.ThatHas));
    }

    [Fact]
    public void What_others_have_is_not_guessed_when_their_ledger_cannot_be_read()
    {
        _store.Write(About("theirs") with { Source = "AD" }, [new() { Key = "2" }]);
        string data = _folder[_folder.Files.Single(name => name.EndsWith(".jsonl", StringComparison.Ordinal))];
        File.AppendAllText(data, "{\"key\":\"3\"}\n");
        var others = new OtherNames(_store, Owner, "mine", "people", "AD");
        Assert.Equal("LedgerUnreadable", Assert.Throws<FourMeException>(() => others.ThatHas("9")).Failure.Id);
    }

    [Fact]
    public void A_list_of_ledgers_passes_over_those_that_cannot_be_read_when_it_may()
    {
        _store.Write(About("good"), []);
        File.WriteAllText(_folder["state/ledgers/broken.json"], "{}");
        var failures = new List<string>();
        Assert.Equal(["good"], _store.All(failure => failures.Add(failure.Id)).Select(ledger => ledger.About.Name));
        Assert.Equal(["LedgerUnreadable"], failures);
        Assert.Throws<FourMeException>(() => _store.All().Count());
    }

    private static LedgerAbout About(string name, JobOwner? owner = null) =>
        new() { Host = (owner ?? Owner).Host, Account = (owner ?? Owner).Account, Name = name, Type = "people" };

    private static string Text(LedgerRecord record) =>
        $"{record.Key}|{record.RecordId}|{record.LastSeen}|{record.Missed}|{record.MissedLast}|{record.Retired?.At}|"
            + string.Join(",", record.Retired?.Cells ?? []);

    private void ReadAll() => Assert.Equal(2, _store.Find(Owner, "n")!.Records().Count());
}
