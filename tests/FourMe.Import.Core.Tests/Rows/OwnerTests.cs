namespace FourMe.Import.Core.Tests.Rows;

public sealed class OwnerTests
{
    private static readonly RecordOptions Unchecked = new() { SkipValidation = true };

    [Fact]
    public void Rows_of_an_owner_are_brought_together_in_their_order()
    {
        using BatchRun run = new("people_roles", Unchecked);
        foreach ((string who, string account) in new[] { ("a@x", "1"), ("b@x", "2"), (" A@X ", "3"), ("c@x", "4"), ("b@x", "5") })
            run.Add(("Person", who), ("Role Account", account));
        run.Complete();
        Assert.Equal(["1", "3", "2", "5", "4"], Cells(run, 0, "Role Account"));
        Assert.Equal([1, 3, 2, 5, 4], Enumerable.Range(1, 5).Select(row => run.Files[0].Numbers.InputNumber(row)));
        Assert.Equal(5, run.Batch.Rows);
    }

    [Fact]
    public void When_one_row_is_bad_the_owners_other_rows_are_held_back()
    {
        using BatchRun run = new("people_contact_details", Unchecked);
        run.Add(("Person", "a@x"), ("Integration", true));
        run.Add(("Person", "b@x"), ("Integration", true));
        run.Refused(("Person", "A@x"), ("Integration", "ja"));
        run.Add(("Person", "a@x"), ("Integration", false));
        run.Complete();
        Assert.Equal(["b@x"], Cells(run, 0, "Person"));
        Failure held = Assert.Single(run.Batch.HeldBack);
        Assert.Equal(("OwnerHeldBack", 1L), (held.Id, held.Row));
        Assert.Contains("2 valid rows of 'a@x' are held back", held.Message);
        Assert.Equal(1, run.Batch.Rows);
    }

    [Fact]
    public void A_row_that_does_not_say_whose_it_is_stops_the_run()
    {
        using BatchRun run = new("people_roles", Unchecked);
        Assert.Equal("OwnerUnreadable", run.Stopped(("Person", " "), ("Role Account", "1")).Id);
        Assert.Equal("OwnerUnreadable", run.Stopped(("Person", new object()), ("Role Account", "1")).Id);
    }

    [Fact]
    public void Relations_may_name_items_in_two_ways_with_one_warning()
    {
        using BatchRun run = new("ci_relations", Unchecked);
        Relate("a", "", "");
        Relate("", "x", "1");
        Relate("a", "", "");
        Relate("", "x", "1");
        Assert.NotEmpty(run.Refused(("Source", "S"), ("CI Label", ""), ("CI Source", "x"), ("CI Source ID", "2"), ("Relation Type", "child\0")));
        Relate("", "x", "2");
        run.Complete();
        Assert.Equal(["a", "a", "", ""], Cells(run, 0, "CI Label"));
        Assert.Contains("by CI Label, others by CI Source + CI Source ID", Assert.Single(run.Warnings));
        Assert.Contains("'x, 2'", Assert.Single(run.Batch.HeldBack).Message);

        void Relate(string label, string source, string id) =>
            run.Add(("Source", "S"), ("CI Label", label), ("CI Source", source), ("CI Source ID", id), ("Relation Type", "child"));
    }

    [Fact]
    public void Calendars_are_brought_together_by_their_name_where_there_is_nothing_else()
    {
        using BatchRun run = new("calendars");
        foreach (string name in new[] { "Day", "Night", "Day" }) run.Add(("ID", ""), ("Source", ""), ("Source ID", ""), ("Name", name), ("Weekday", "mon"));
        run.Complete();
        Assert.Equal(["Day", "Day", "Night"], Cells(run, 0, "Name"));
        Assert.Contains("by Name alone", Assert.Single(run.Warnings));
    }

    [Fact]
    public void Calendars_of_one_run_are_named_in_the_same_way()
    {
        using BatchRun run = new("calendars");
        run.Add(("ID", 1), ("Name", "Day"));
        Failure failure = run.Stopped(("ID", ""), ("Name", "Day"));
        Assert.Equal("MixedOwnerKey", failure.Id);
        Assert.Contains("by ID, others by Name", failure.Message);
    }

    [Fact]
    public void Relations_without_a_source_replace_nothing_and_stand_in_their_order()
    {
        using BatchRun run = new("ci_relations", Unchecked);
        foreach (string label in new[] { "a", "b", "a" }) run.Add(("Source", ""), ("CI Label", label));
        run.Complete();
        Assert.Equal(["a", "b", "a"], Cells(run, 0, "CI Label"));
    }

    [Theory]
    [InlineData(2, 0), InlineData(0, 47)]
    public void An_owners_rows_never_go_into_two_files(long rows, long bytes)
    {
        using BatchRun run = new("people_roles", Unchecked, new RowLimits(rows, bytes));
        foreach (string who in new[] { "a@x", "b@x", "b@x", "c@x" }) run.Add(("Person", who), ("Role Account", "1"));
        run.Complete();
        Assert.Equal(["a@x", "b@x,b@x", "c@x"], Enumerable.Range(0, run.Files.Count).Select(file => string.Join(',', Cells(run, file, "Person"))));
        if (bytes > 0) Assert.All(run.Files, file => Assert.True(file.Length <= bytes));
    }

    [Fact]
    public void An_owner_larger_than_a_file_is_an_error()
    {
        using BatchRun run = new("people_roles", Unchecked, new RowLimits(1, 0));
        foreach (string who in new[] { "a@x", "b@x", "a@x" }) run.Add(("Person", who), ("Role Account", "1"));
        run.Complete();
        Failure failure = Assert.Single(run.Batch.HeldBack);
        Assert.Equal("OwnerTooLarge", failure.Id);
        Assert.Contains("'a@x' are 2 rows", failure.Message);
        Assert.Equal(["b@x"], Cells(run, 0, "Person"));
    }

    [Fact]
    public void An_owner_with_several_sets_of_columns_is_an_error_unless_missing_values_are_cleared()
    {
        foreach (OnMissing onMissing in new[] { OnMissing.Split, OnMissing.Clear })
        {
            using BatchRun run = new("people_roles", new RecordOptions { SkipValidation = true, OnMissing = onMissing });
            run.Add(("Person", "a@x"), ("Role Account", "1"));
            run.Add(("Person", "a@x"));
            run.Complete();
            Assert.Equal(onMissing == OnMissing.Split ? ["OwnerMixedColumns"] : [], run.Batch.HeldBack.Select(failure => failure.Id));
            Assert.Equal(onMissing == OnMissing.Split ? 0 : 2, run.Batch.Rows);
        }
    }

    private static IEnumerable<string> Cells(BatchRun run, int file, string column)
    {
        List<string[]> records = run.Written[file];
        int index = Array.IndexOf(records[0], column);
        return records.Skip(1).Select(record => record[index].Trim());
    }
}
