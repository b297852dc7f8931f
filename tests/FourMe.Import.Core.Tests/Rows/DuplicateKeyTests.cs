using FourMe.Import.Core.Tests.Values;

namespace FourMe.Import.Core.Tests.Rows;

public sealed class DuplicateKeyTests
{
    [Fact]
    public void Of_rows_with_the_same_key_the_first_is_taken()
    {
        using BatchRun run = new("organizations");
        run.Add(("Name", "A"), ("Source", "AD"), ("Source ID", "1"));
        run.Add(("Name", "B"), ("Source", "AD"), ("Source ID", "2"));
        Failure failure = Assert.Single(run.Refused(("Name", "C"), ("Source", "AD"), ("Source ID", " 1 ")));
        Assert.Equal("DuplicateKey", failure.Id);
        Assert.Contains("the same key as record 1 (Source AD, Source ID 1)", failure.Message);
        run.Complete();
        Assert.Equal(2, run.Files[0].Rows);
    }

    [Fact]
    public void Mail_addresses_are_compared_without_regard_to_case_on_every_machine()
    {
        foreach (string culture in new[] { "en-US", "tr-TR" })
        {
            Written.Under(culture, () =>
            {
                using BatchRun run = new("people");
                run.Add(("Name", "A"), ("Primary Email", "ian@x"));
                return Assert.Single(run.Refused(("Name", "B"), ("Primary Email", " IAN@X ")));
            });
        }
    }

    [Fact]
    public void A_key_counts_as_it_is_written_whatever_its_type()
    {
        using BatchRun run = new("organizations");
        run.Add(("Name", "A"), ("Source", "AD"), ("Source ID", "5"));
        Assert.Equal("DuplicateKey", Assert.Single(run.Refused(("Name", "B"), ("Source", "AD"), ("Source ID", 5))).Id);
        run.Add(("Name", "C"), ("Source", "AD"), ("Source ID", 6));
        Assert.Equal("DuplicateKey", Assert.Single(run.Refused(("Name", "D"), ("Source", "AD"), ("Source ID", "6"))).Id);
    }

    [Fact]
    public void Other_keys_are_compared_with_regard_to_case()
    {
        using BatchRun run = new("organizations");
        run.Add(("Name", "A"), ("Source", "AD"), ("Source ID", "a"));
        run.Add(("Name", "B"), ("Source", "AD"), ("Source ID", "A"));
    }

    [Fact]
    public void A_row_counts_by_the_key_that_the_service_would_match_it_by()
    {
        using BatchRun run = new("people");
        run.Add(("Name", "A"), ("Primary Email", "a@x"), ("ID", 1));
        run.Add(("Name", "A"), ("Primary Email", "a@x"), ("ID", 2));
        run.Add(("Name", "A"), ("Primary Email", "a@x"));
    }

    [Fact]
    public void A_refused_row_does_not_take_its_key()
    {
        using BatchRun run = new("people");
        run.Refused(("Name", ""), ("Primary Email", "a@x"));
        run.Add(("Name", "A"), ("Primary Email", "a@x"));
    }

    [Fact]
    public void The_parts_of_a_key_do_not_run_into_each_other()
    {
        using BatchRun run = new("organizations");
        run.Add(("Name", "A"), ("Source", "AB"), ("Source ID", "C"));
        run.Add(("Name", "B"), ("Source", "A"), ("Source ID", "BC"));
        run.Add(("Name", "C"), ("ID", 5));
        run.Add(("Name", "D"), ("Source", "ID"), ("Source ID", "5"));
    }

    [Fact]
    public void Many_keys_are_all_told_apart()
    {
        var table = new KeyTable();
        for (uint number = 1; number <= 50_000; number++)
            Assert.True(table.TryAdd(KeyHash.Of($"key {number}"), number, out _));
        Assert.Equal(50_000, table.Count);
        for (uint number = 1; number <= 50_000; number++)
        {
            Assert.False(table.TryAdd(KeyHash.Of($"key {number}"), number + 50_000, out uint first));
            Assert.Equal(number, first);
            Assert.Equal(number, table.Find(KeyHash.Of($"key {number}")));
        }
        Assert.Equal(0u, table.Find(KeyHash.Of("another")));
        Assert.Equal(50_000, table.Count);
    }
}
