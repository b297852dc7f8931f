namespace FourMe.Import.Core.Tests.Rows;

public sealed class MissingValueTests
{
    [Fact]
    public void Split_writes_a_file_for_each_set_of_columns_in_order_of_appearance()
    {
        using BatchRun run = new("people", Mapped(OnMissing.Split));
        run.Add(("mail", "a@x"), ("title", "A"));
        run.Add(("mail", "b@x"));
        run.Add(("mail", "c@x"), ("title", "C"));
        run.Add(("mail", "d@x"), ("title", null));
        run.Add(("mail", "e@x"));
        run.Complete();
        Assert.Equal(["Primary Email,Name,Job Title|a@x,N,A|c@x,N,C|d@x,N,", "Primary Email,Name|b@x,N|e@x,N"], run.Texts);
        Assert.Equal([[1, 3, 4], [2, 5]], run.Files.Select(file => Enumerable.Range(1, (int)file.Rows).Select(row => file.Numbers.InputNumber(row))));
        Assert.Equal(["Primary Email, Name, Job Title", "Primary Email, Name"], run.Files.Select(file => file.Headers));
    }

    [Fact]
    public void Error_refuses_the_record()
    {
        using BatchRun run = new("people", Mapped(OnMissing.Error));
        Failure failure = Assert.Single(run.Refused(("mail", "a@x")));
        Assert.Equal(("MissingValue", "Job Title", FailureKind.InvalidData), (failure.Id, failure.Column, failure.Kind));
                Assert.Contains("WhenMissing", failure.Advice);
        run.Add(("mail", "b@x"), ("title", ""));
        run.Complete();
        Assert.Equal(["Primary Email,Name,Job Title|b@x,N,"], run.Texts);
        Assert.Equal(2, run.Files[0].Numbers.InputNumber(1));
    }

    [Fact]
    public void Clear_writes_empty_cells_into_one_file()
    {
        using BatchRun run = new("people", Mapped(OnMissing.Clear));
        run.Add(("mail", "a@x"), ("title", "A"));
        run.Add(("mail", "b@x"));
        run.Complete();
        Assert.Equal(["Primary Email,Name,Job Title|a@x,N,A|b@x,N,"], run.Texts);
    }

    [Fact]
    public void Clear_never_empties_a_key()
    {
        using BatchRun run = new("people", new RecordOptions
        {
            OnMissing = OnMissing.Clear,
            Map = [new("ID", "id"), new("Primary Email", "mail"), new("Source", "source"), new("Source ID", "key"), new("Name", "name")],
        });
        run.Add(("id", 7), ("mail", "a@x"), ("source", "AD"), ("key", "k"), ("name", "A"));
        run.Add(("mail", "b@x"), ("name", "B"));
        run.Complete();
        Assert.Equal(["ID,Primary Email,Source,Source ID,Name|7,a@x,AD,k,A", "Primary Email,Name|b@x,B"], run.Texts);
    }

    [Fact]
    public void Clear_never_empties_an_id_or_a_source_that_is_no_key()
    {
        using BatchRun run = new("people_contact_details", new RecordOptions
        {
            OnMissing = OnMissing.Clear, SkipValidation = true, Map = [new("ID", "id"), new("Person", "who"), new("Contact URI", "uri")],
        });
        run.Add(("id", 7), ("who", "a@x"), ("uri", "email"));
        run.Add(("who", "b@x"));
        run.Complete();
        Assert.Equal([true, false], run.Written.Select(file => file[0].Contains("ID")));
        Assert.Equal([["email"], [""]], run.Written.Select(file => file.Skip(1).Select(row => row[Array.IndexOf(file[0], "Contact URI")])));
    }

    [Fact]
    public void Clear_fills_columns_that_a_later_record_brings()
    {
        using BatchRun run = new("people", new RecordOptions { OnMissing = OnMissing.Clear });
        run.Add(("Primary Email", "a@x"), ("Name", "A"));
        run.Add(("Primary Email", "b@x"), ("Name", "B"), ("Job Title", "T"));
        run.Complete();
        Assert.Equal(["Primary Email,Name,Job Title|a@x,A,|b@x,B,T"], run.Texts);
    }

    [Theory]
    [InlineData(OnMissing.Split), InlineData(OnMissing.Error), InlineData(OnMissing.Clear)]
    public void What_an_entry_says_goes_before_what_the_run_says(OnMissing onMissing)
    {
        using BatchRun run = new("people", new RecordOptions
        {
            OnMissing = onMissing,
            Map =
            [
                new("Primary Email", "mail"), new("Name", _ => "N"), new("Job Title", "title") { WhenMissing = MissingAction.Clear },
                new("Location", "room") { WhenMissing = MissingAction.Leave }, new("Manager", "boss") { WhenMissing = MissingAction.Error },
                new("Support ID", "sid") { Default = "none" },
            ],
        });
        Assert.Equal("MissingValue", Assert.Single(run.Refused(("mail", "x@x"), ("sid", "1"))).Id);
        run.Add(("mail", "a@x"), ("boss", null));
        run.Complete();
        Assert.Equal(["Primary Email,Name,Job Title,Support ID,Manager|a@x,N,,none,"], run.Texts);
    }

    [Fact]
    public void Without_a_map_each_record_has_the_columns_that_it_brings()
    {
        using BatchRun run = new("people");
        run.Add(("PrimaryEmail", "a@x"), ("Name", "A"));
        run.Add(("Name", "B"), ("PrimaryEmail", "b@x"), ("JobTitle", null));
        run.Add(("name", "C"), ("primaryemail", "c@x"));
        run.Complete();
        Assert.Equal(["Primary Email,Name|a@x,A|c@x,C", "Primary Email,Name,Job Title|b@x,B,"], run.Texts);
    }

    private static RecordOptions Mapped(OnMissing onMissing) => new()
    {
        OnMissing = onMissing, Map = [new("Job Title", "title"), new("Primary Email", "mail"), new("Name", _ => "N")],
    };
}
