namespace FourMe.Import.Core.Tests.Catalogue;

/// <summary>How the account's enumerations extend the shipped ones, and when they are requested.</summary>
public class AccountEnumerationsTests
{
    private static readonly Enumeration Shipped = new("ci.status", [new("in_stock", "In Stock"), new("idle", "Idle")]);

    private readonly List<string> _asked = [];

    [Fact]
    public void A_value_of_the_account_is_found_in_the_cheapest_place()
    {
        AccountEnumerations account = New(("cache", [new("borrowed", "Borrowed")]), ("service", [new("stolen", "Stolen")]));

        Assert.Equal("borrowed", account.Widen(Shipped, "BORROWED").IdOf("BORROWED"));
        Assert.Equal(["cache"], _asked);
        Assert.Equal("stolen", account.Widen(Shipped, "stolen").IdOf("stolen"));
        Assert.Equal(["cache", "service"], _asked);
    }

    [Fact]
    public void Each_place_is_asked_once_a_run_however_many_values_are_unknown()
    {
        AccountEnumerations account = New(("cache", null), ("service", [new("borrowed", null)]));
        var other = new Enumeration("other.list", [new("a", null)]);

        for (int i = 0; i < 3; i++)
        {
            Assert.Null(account.Widen(Shipped, "nothing" + i).IdOf("nothing" + i));
            Assert.Null(account.Widen(other, "nothing").IdOf("nothing"));
            Assert.Equal("borrowed", account.Widen(Shipped, "borrowed").IdOf("borrowed"));
        }

        Assert.Equal(["cache", "service"], _asked);
    }

    [Fact]
    public void Without_places_to_ask_the_list_stays_as_it_is()
    {
        Assert.Same(Shipped, New().Widen(Shipped, "nothing"));
        Assert.Same(Shipped, New(("service", null)).Widen(Shipped, "nothing"));
    }

    [Fact]
    public void A_list_is_widened_once_and_not_for_each_value()
    {
        AccountEnumerations account = New(("service", [new("borrowed", null), new("stolen", null)]));

        Assert.Same(account.Widen(Shipped, "borrowed"), account.Widen(Shipped, "stolen"));
    }

    [Fact]
    public void The_nearest_value_comes_from_all_lists()
    {
        AccountEnumerations account = New(("service", [new("borrowed", null)]));

        Assert.Equal("borrowed", account.Widen(Shipped, "borowed").Nearest("borowed"));
        Assert.Equal("in_stock", account.Widen(Shipped, "in_stok").Nearest("in_stok"));
    }

    [Fact]
    public void A_label_of_another_language_turns_into_the_id_as_well()
    {
        Enumeration union = Shipped.With(new Enumeration("ci.status", [new("in_stock", "Op voorraad"), new("IDLE", "In Stock"), new("lent", "Uitgeleend"), new("mute", null)]));

        Assert.Equal("in_stock", union.IdOf("op VOORRAAD"));
        Assert.Equal("lent", union.IdOf("Uitgeleend"));
        // A text keeps its meaning from the first list.
        Assert.Equal("in_stock", union.IdOf("In Stock"));
        Assert.Equal("idle", union.IdOf("IDLE"));
        Assert.Equal([new("in_stock", "In Stock"), new("idle", "Idle"), new("lent", "Uitgeleend"), new("mute", null)], union.Values);
    }

    private AccountEnumerations New(params (string Name, KeyValuePair<string, string?>[]? Values)[] places) =>
        new([.. places.Select<(string Name, KeyValuePair<string, string?>[]? Values), Func<EnumerationLists?>>(place => () =>
        {
            _asked.Add(place.Name);
            return place.Values is null ? null : new EnumerationLists(new Dictionary<string, Enumeration> { ["ci.status"] = new("ci.status", place.Values) }, default);
        })]);
}
