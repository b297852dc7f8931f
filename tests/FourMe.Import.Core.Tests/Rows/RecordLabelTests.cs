namespace FourMe.Import.Core.Tests.Rows;

/// <summary>Every failure of a record names the record by its number and its key or name.</summary>
public sealed class RecordLabelTests
{
    [Theory]
    [InlineData("people", "Primary Email", "zoe@w.com", "zoe@w.com")]
    [InlineData("people", "Source ID", "4711", "4711")]
    [InlineData("people", "ID", "12", "12")]
    [InlineData("people", "Name", "Zoe", "Zoe")]
    [InlineData("people", "Source", "AD", null)]
    [InlineData("people", "Primary Email", " \t ", null)]
    [InlineData("people", "Name", "Zo\ne", "Zo e")]
    [InlineData("requests", "Subject", "No network", "No network")]
    [InlineData("people_contact_details", "Person", "zoe@w.com", "zoe@w.com")]
    public void A_record_is_known_by_its_key_or_its_name(string type, string column, string cell, string? label) =>
        Assert.Equal(label, RecordLabel.Of(RecordTypes.Get(type), name => name == column ? cell : null));

    [Fact]
    public void An_address_says_more_than_a_number()
    {
        var cells = new Dictionary<string, string> { ["ID"] = "1", ["Source"] = "AD", ["Source ID"] = "2", ["Primary Email"] = "zoe@w.com", ["Name"] = "Zoe" };
        var labels = new List<string?>();
        foreach (string column in new[] { "Primary Email", "Source ID", "ID", "Name", "Source" })
        {
            labels.Add(RecordLabel.Of(RecordTypes.Get("people"), cells.GetValueOrDefault));
            cells.Remove(column);
        }
        Assert.Equal(["zoe@w.com", "2", "1", "Zoe", null], labels);
    }

    [Fact]
    public void A_value_that_is_wrong_is_said_with_number_and_key_of_its_record()
    {
        using BatchRun run = new("people");
        run.Add(("Primary Email", "ann@w.com"), ("Name", "Ann"), ("VIP", "1"));

        Failure failure = Assert.Single(run.Refused(("Primary Email", "zoe@w.com"), ("Name", "Zoe"), ("VIP", "ja")));

        Assert.Equal("record 2 (zoe@w.com): 'ja' in 'VIP' is not a boolean. The service would silently store false.", failure.Message);
        Assert.Equal("zoe@w.com", failure.Record);
    }

    [Fact]
    public void Several_failures_of_a_record_name_it_once()
    {
        using BatchRun run = new("people");

        Failure one = Failure.OfRecord(run.Refused(("Primary Email", "zoe@w.com"), ("Name", ""), ("VIP", "ja")));

        Assert.StartsWith("record 1 (zoe@w.com): 'ja' in 'VIP'", one.Message, StringComparison.Ordinal);
        Assert.Equal(1, one.Message.Split("record 1").Length - 1);
        Assert.Equal(["InvalidBoolean", "RequiredEmpty"], one.Parts.Select(part => part.Id));
    }
}
