namespace FourMe.Import.Core.Tests.Rows;

public sealed class RunChecksTests
{
    [Fact]
    public void A_mapped_property_that_no_record_has_is_an_error()
    {
        using BatchRun run = new("people", new RecordOptions { Map = [new("Primary Email", "mail"), new("Name", _ => "N"), new("Job Title", "titel")] });
        run.Add(("mail", "a@x"), ("title", "T"));
        Failure failure = Assert.Single(run.Batch.Complete());
        Assert.Equal(("PropertyNeverFound", FailureKind.InvalidData), (failure.Id, failure.Kind));
        Assert.Equal("No record has the property 'titel', which the map puts in the column 'Job Title'. Nothing was sent.", failure.Message);
        Assert.Contains("WhenMissing = 'Clear' or 'Leave'", failure.Advice);
    }

    [Fact]
    public void One_record_with_the_property_is_enough_even_one_that_is_refused()
    {
        using BatchRun run = new("people", new RecordOptions { Map = [new("Primary Email", "mail"), new("Name", _ => "N"), new("VIP", "vip")] });
        run.Add(("mail", "a@x"));
        run.Refused(("mail", "b@x"), ("vip", "ja"));
        run.Complete();
    }

    [Theory]
    [InlineData(MissingAction.Clear, false), InlineData(MissingAction.Leave, false), InlineData(MissingAction.Error, true)]
    public void An_entry_may_allow_that_no_record_has_it(MissingAction whenMissing, bool isError)
    {
        using BatchRun run = new("people", new RecordOptions
        {
            Map = [new("Primary Email", "mail"), new("Name", _ => "N"), new("Job Title", "title") { WhenMissing = whenMissing }],
        });
        if (isError) run.Refused(("mail", "a@x"));
        else run.Add(("mail", "a@x"));
        Assert.Equal(isError ? ["PropertyNeverFound"] : [], run.Batch.Complete().Select(failure => failure.Id));
    }

    [Fact]
    public void Without_records_nothing_can_be_wrong()
    {
        using BatchRun run = new("people", new RecordOptions { Strict = true, Map = [new("Name", "name")] });
        run.Complete();
        Assert.Empty(run.Files);
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public void Properties_that_match_no_column_are_said_once()
    {
        using BatchRun run = new("people");
        run.Add(("Primary Email", "a@x"), ("Name", "A"), ("Shoe Size", 42));
        run.Add(("Primary Email", "b@x"), ("Name", "B"), ("Hat Size", 7), ("Shoe Size", 43));
        Assert.Empty(run.Warnings);
        run.Complete();
        Assert.Equal(
            "These properties match no column of 'people' and are ignored: Shoe Size, Hat Size. " +
            "Columns outside the catalogue must be allowed.", Assert.Single(run.Warnings));
        Assert.Equal(["Primary Email,Name|a@x,A|b@x,B"], run.Texts);
    }

    [Fact]
    public void Strict_makes_them_an_error()
    {
        using BatchRun run = new("people", new RecordOptions { Strict = true });
        run.Add(("Primary Email", "a@x"), ("Name", "A"), ("Shoe Size", 42), ("Hat Size", 7));
        Failure failure = Assert.Single(run.Batch.Complete());
        Assert.Equal("UnmatchedProperty", failure.Id);
        Assert.Contains("No column of 'people' matches: Shoe Size, Hat Size.", failure.Message);
        Assert.Contains("outside the catalogue", failure.Advice);
        Assert.Empty(run.Files);
    }

    [Fact]
    public void Strict_has_nothing_against_properties_beside_a_map()
    {
        using BatchRun run = new("people", new RecordOptions { Strict = true, Map = [new("Primary Email", "mail"), new("Name", _ => "N")] });
        run.Add(("mail", "a@x"), ("Shoe Size", 42));
        run.Complete();
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public void Records_of_which_no_property_matches_are_an_error(bool withConstant)
    {
        using BatchRun run = new("notes", new RecordOptions { SkipValidation = true, Constants = withConstant ? [new("Text", "T")] : [] });
        if (withConstant) run.Add(("Shoe Size", 42));
        else Assert.Equal("NoColumns", Assert.Single(run.Refused(("Shoe Size", 42))).Id);
        Failure failure = Assert.Single(run.Batch.Complete());
        Assert.Equal("NoColumns", failure.Id);
        Assert.Contains("Use a map", failure.Advice);
    }

    [Fact]
    public void A_record_without_any_column_is_refused_and_the_others_go_on()
    {
        using BatchRun run = new("notes", new RecordOptions { SkipValidation = true, Map = [new("Text", "text") { WhenMissing = MissingAction.Leave }] });
        run.Add(("text", "A"));
        Assert.Equal("NoColumns", Assert.Single(run.Refused(("other", 1))).Id);
        run.Add(("text", "B"));
        run.Complete();
        Assert.Equal(["Text|A|B"], run.Texts);
    }

    [Theory]
    [InlineData("agile_boards", true), InlineData("people", false)]
    public void A_type_outside_the_official_list_is_said_once(string type, bool isSaid)
    {
        using BatchRun run = new(type, new RecordOptions { SkipValidation = true });
        run.Add(("Name", "A"));
        run.Add(("Name", "B"));
        run.Complete();
        Assert.Equal(isSaid ? ["'agile_boards' is documented but not in the official list of types; the service may refuse it."] : [], run.Warnings);
    }
}
