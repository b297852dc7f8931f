namespace FourMe.Import.Core.Tests.Rows;

public sealed class RowChecksTests
{
    [Fact]
    public void A_row_needs_one_complete_key()
    {
        using BatchRun run = new("organizations");
        Failure failure = Assert.Single(run.Refused(("Name", "A"), ("Source", "AD"), ("Source ID", " ")), failure => failure.Id == "MissingKey");
        Assert.Equal("record 1 (A): No key is complete; 'organizations' needs ID, or Source + Source ID.", failure.Message);
        Assert.Contains("one of these keys", failure.Advice);
        Assert.Contains("a new record at every import", failure.Advice);
        run.Add(("Name", "A"), ("Source", "AD"), ("Source ID", "1"));
        run.Add(("Name", "A"), ("ID", 5));
    }

    [Theory]
    [InlineData("Name", "A"), InlineData("ID", 5), InlineData("Primary Email", "a@x")]
    public void People_have_three_keys(string property, object value)
    {
        using BatchRun run = new("people");
        IReadOnlyList<Failure> failures = run.Batch.Add(new DictionaryReader(), BatchRun.Record((property, value)));
        Assert.Equal(property == "Name", failures.Any(failure => failure.Id == "MissingKey"));
    }

    [Fact]
    public void A_required_column_that_is_empty_is_an_error_even_with_an_id()
    {
        using BatchRun run = new("people");
        Failure failure = Assert.Single(run.Refused(("ID", 5), ("Name", "")));
        Assert.Equal(("RequiredEmpty", "Name"), (failure.Id, failure.Column));
        Assert.Equal("RequiredEmpty", Assert.Single(run.Refused(("ID", 6), ("Name", "  "))).Id);
    }

    [Fact]
    public void A_required_column_that_is_absent_is_an_error_for_a_row_that_could_be_new()
    {
        using BatchRun run = new("people");
        Failure failure = Assert.Single(run.Refused(("Primary Email", "a@x")));
        Assert.Equal(("RequiredMissing", "Name"), (failure.Id, failure.Column));
        Assert.Contains("ID or the Source and Source ID", failure.Advice);
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public void It_is_a_warning_once_for_rows_that_may_exist()
    {
        using BatchRun run = new("people");
        run.Add(("ID", 1), ("VIP", true));
        run.Add(("Source", "AD"), ("Source ID", "k"), ("VIP", true));
        Assert.Empty(run.Warnings);
        run.Complete();
        List<string> warnings = run.Warnings;
        Assert.Equal(["'Name'", "'Primary Email'"], warnings.Select(text => text.Split(' ')[4] == "'Primary" ? "'Primary Email'" : text.Split(' ')[4].TrimEnd('.')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void All_that_is_wrong_with_a_record_is_said_at_once()
    {
        using BatchRun run = new("people");
        Assert.Equal(["InvalidBoolean", "TooLong"], run.Refused(("VIP", "ja"), ("Name", new string('x', 129)), ("Primary Email", "a@x")).Select(failure => failure.Id).Order(StringComparer.Ordinal));
        Failure one = Failure.OfRecord(run.Refused(("VIP", "ja"), ("Name", new string('x', 129)), ("Primary Email", "a@x")));
        Assert.Equal(2, one.Row);
        Assert.All(new[] { "'ja' in 'VIP'", "'Name' has 129 characters" }, text => Assert.Contains(text, one.Message));
    }

    [Fact]
    public void Empty_source_columns_are_refused_where_a_person_is_matched_by_mail()
    {
        using BatchRun run = new("people");
        IReadOnlyList<Failure> failures = run.Refused(("Primary Email", "a@x"), ("Name", "A"), ("Source", null), ("Source ID", ""));
        Assert.Equal([("EmptySource", "Source"), ("EmptySource", "Source ID")], failures.Select(failure => (failure.Id, failure.Column)));
        Assert.Contains("leave both columns out", failures[0].Advice);
        run.Add(("Primary Email", "b@x"), ("Name", "B"));
        run.Add(("Primary Email", "c@x"), ("Name", "C"), ("Source", "AD"), ("Source ID", "c"));
        run.Add(("ID", 5), ("Primary Email", "d@x"), ("Name", "D"), ("Source", null), ("Source ID", ""));
    }

    [Fact]
    public void Records_without_a_key_are_sent_when_that_is_allowed_with_one_warning()
    {
        using BatchRun run = new("organizations", new RecordOptions { AllowCreateWithoutKey = true });
        run.Add(("Name", "A"), ("Source", ""), ("Source ID", ""));
        run.Add(("Name", "A"), ("Source", ""), ("Source ID", ""));
        run.Add(("Name", "B"), ("Source", "S"), ("Source ID", "1"));
        Assert.Equal("DuplicateKey", Assert.Single(run.Refused(("Name", "C"), ("Source", "S"), ("Source ID", "1"))).Id);
        run.Complete();
        Assert.Equal(["Source,Source ID,Name|,,A|,,A|S,1,B"], run.Texts);
        Assert.Contains("the service creates a new record of 'organizations' for each", Assert.Single(run.Warnings));
    }

    [Fact]
    public void People_with_empty_source_columns_are_sent_when_that_is_allowed_with_one_warning()
    {
        using BatchRun run = new("people", new RecordOptions { AllowCreateWithoutKey = true });
        run.Add(("Primary Email", "a@x"), ("Name", "A"), ("Source", null), ("Source ID", ""));
        run.Add(("Primary Email", "b@x"), ("Name", "B"), ("Source", null), ("Source ID", ""));
        Assert.Equal("RequiredMissing", Assert.Single(run.Refused(("Primary Email", "c@x"))).Id);
        Assert.Contains("would lose its Source and Source ID", Assert.Single(run.Warnings));
    }

    [Theory]
    [InlineData("people_contact_details", "telephone", "general", "mobile, work"), InlineData("people_contact_details", "chat", "skype", "chat_skype")]
    [InlineData("organizations_contact_details", "email", "work", "service_desk"), InlineData("organizations_contact_details", "website", "mobile", "general")]
    public void A_label_that_is_not_documented_for_the_protocol_is_a_warning_once_a_pair(string type, string protocol, string label, string documented)
    {
        using BatchRun run = new(type);
        string owner = type.StartsWith("people", StringComparison.Ordinal) ? "Person" : "Organization";
        run.Add((owner, "a@x"), ("Contact Protocol", ""), ("Contact Label", label));
        run.Add((owner, "a@x"), ("Contact Protocol", protocol), ("Contact Label", label));
        run.Add((owner, "a@x"), ("Contact Protocol", protocol), ("Contact Label", label));
        Assert.True(run.Batch.Notices.TryTake(out Notice notice));
        Assert.Equal(("ContactLabel", 2L, "Contact Label"), (notice.Code, notice.Row, notice.Column));
        Assert.Contains(documented, notice.Text);
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public void A_skype_number_stays_a_skype_number()
    {
        using BatchRun run = new("people_contact_details");
        run.Add(("Person", "a@x"), ("Contact Protocol", "telephone"), ("Contact Label", "skype"));
        run.Add(("Person", "a@x"), ("Contact Protocol", "chat"), ("Contact Label", "Skype"));
        run.Complete();
        Assert.Equal(["Person,Contact Protocol,Contact Label|a@x,telephone,skype|a@x,chat,chat_skype"], run.Texts);
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public void A_language_that_is_not_in_the_documented_list_is_a_warning()
    {
        using BatchRun run = new("people");
        run.Add(("Primary Email", "a@x"), ("Name", "A"), ("Do Not Translate Languages", "nl, de"));
        run.Add(("Primary Email", "b@x"), ("Name", "B"), ("Do Not Translate Languages", "nl,klingon"));
        Assert.True(run.Batch.Notices.TryTake(out Notice notice));
        Assert.Equal(("UnknownLanguage", 2L, "Do Not Translate Languages"), (notice.Code, notice.Row, notice.Column));
        Assert.Contains("'klingon'", notice.Text);
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public void Elsewhere_empty_source_columns_are_fine()
    {
        using BatchRun run = new("product_categories");
        run.Add(("Reference", "a/b"), ("Name", "N"), ("Source", ""), ("Source ID", ""));
    }

    [Fact]
    public void Without_validation_rows_go_through_and_values_are_still_formatted()
    {
        using BatchRun run = new("people", new RecordOptions { SkipValidation = true });
        run.Add(("VIP", true), ("Source", ""));
        run.Add(("VIP", true), ("Source", ""));
        Assert.Equal("InvalidBoolean", Assert.Single(run.Refused(("VIP", "ja"), ("Source", ""))).Id);
        run.Complete();
        Assert.Equal(["Source,VIP|,1|,1"], run.Texts);
        Assert.Empty(run.Warnings);
    }
}
