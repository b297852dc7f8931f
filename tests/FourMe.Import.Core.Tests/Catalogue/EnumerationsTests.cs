namespace FourMe.Import.Core.Tests.Catalogue;

public sealed class EnumerationsTests
{
    [Fact]
    public void The_lists_have_values_and_a_day_on_which_they_were_read()
    {
        Assert.Equal(new DateTime(2025, 2, 10), Enumerations.Date);
        Assert.All(Enumerations.All, list => Assert.NotEmpty(list.Value.Values));
        Assert.All(Enumerations.All, list => Assert.Equal(list.Key, list.Value.Name));
    }

    [Theory]
    [InlineData("ci.status"), InlineData("CI.STATUS")]
    public void A_list_is_found_whatever_its_case(string name) => Assert.Equal("ci.status", Enumerations.Find(name)?.Name);

    [Fact]
    public void An_unknown_list_is_not_found() => Assert.Null(Enumerations.Find("ci.colour"));

    [Fact]
    public void Every_id_and_every_label_of_every_list_leads_to_an_id_of_it()
    {
        foreach (Enumeration list in Enumerations.All.Values)
        {
            string[] ids = [.. list.Values.Select(value => value.Key)];
            foreach ((string id, string? label) in list.Values)
            {
                Assert.Equal(id, list.IdOf(id.ToUpperInvariant()), ignoreCase: true);
                if (!string.IsNullOrEmpty(label)) Assert.Contains(list.IdOf(label), ids);
            }
        }
    }

    [Fact]
    public void An_id_wins_over_the_label_of_another_and_the_first_of_two_labels_counts()
    {
        var list = new Enumeration("x", [new("a", "b"), new("b", "same"), new("c", "same")]);
        Assert.Equal("b", list.IdOf("b"));
        Assert.Equal("b", list.IdOf("SAME"));
        Assert.Null(list.IdOf("d"));
        Assert.Null(list.IdOf(""));
    }
}
