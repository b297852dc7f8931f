namespace FourMe.Import.Core.Tests.Rows;

/// <summary>Property names of the first record that show that the run cannot succeed.</summary>
public sealed class FirstNamesTests
{
    [Fact]
    public void Records_that_were_read_with_another_delimiter_are_one_failure_that_names_it()
    {
        using var batch = new RecordBatch(RecordTypes.Get("people"), new RecordOptions(), new NullSink());

        Failure failure = Assert.Throws<FourMeException>(() => batch.Begin(["Primary Email;Name;VIP"])).Failure;

        Assert.Equal("WrongDelimiter", failure.Id);
        Assert.Contains("'Primary Email;Name;VIP'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("delimiter ';'", failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tab_is_shown_as_powershell_writes_it() =>
        Assert.Contains("delimiter \"`t\"", Failures.WrongDelimiter("a\tb", '\t').Advice, StringComparison.Ordinal);

    [Fact]
    public void An_odd_name_that_somebody_knows_is_no_wrong_delimiter()
    {
        using var allowed = new RecordBatch(RecordTypes.Get("people"), new RecordOptions { AllowColumn = ["a;b"] }, new NullSink());
        allowed.Begin(["a;b"]);
        using var mapped = new RecordBatch(RecordTypes.Get("people"), new RecordOptions { Map = [new MapEntry("Name", "a;b")] }, new NullSink());
        mapped.Begin(["a;b"]);
        Assert.Equal(["a;b"], mapped.Plan.FirstNames);
    }

    [Theory]
    [InlineData("Primary Email", "Primary\u00A0Email", "Did you mean 'Primary\u00A0Email'? The property of the records has a no-break space (U+00A0) at position 8.")]
    [InlineData("E-Mail", "EMail", "Did you mean 'EMail'?")]
    [InlineData("E-Mail", "Completely else", "Nothing was sent.")]
    public void A_property_that_no_record_has_is_told_with_the_one_that_was_meant(string mapped, string found, string ending)
    {
        using var batch = new RecordBatch(RecordTypes.Get("people"), new RecordOptions { Map = [new MapEntry("Primary Email", mapped), new MapEntry("Name", "Name")] }, new NullSink());
        batch.Begin([found, "Name"]);
        batch.Add(new DictionaryReader(), new Dictionary<string, object?> { [found] = "ann@example.com", ["Name"] = "Ann" });

        Failure failure = Assert.Single(batch.Complete());

        Assert.Equal("PropertyNeverFound", failure.Id);
        Assert.EndsWith(ending, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_properties_are_found_once_each_was_seen_or_may_be_absent()
    {
        using var batch = new RecordBatch(
            RecordTypes.Get("people"),
            new RecordOptions { Map = [new MapEntry("Primary Email", "mail"), new MapEntry("Name", "cn"), new MapEntry("Job Title", "title") { WhenMissing = MissingAction.Leave }] }, new NullSink());
        Assert.False(batch.FoundAllProperties);

        batch.Add(new DictionaryReader(), new Dictionary<string, object?> { ["mail"] = "ann@example.com" });
        Assert.False(batch.FoundAllProperties);

        batch.Add(new DictionaryReader(), new Dictionary<string, object?> { ["mail"] = "bob@example.com", ["cn"] = "Bob" });
        Assert.True(batch.FoundAllProperties);
    }
}
