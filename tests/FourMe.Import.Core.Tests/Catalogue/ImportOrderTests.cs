namespace FourMe.Import.Core.Tests.Catalogue;

public sealed class ImportOrderTests
{
    [Theory]
    [InlineData("organizations", "people"), InlineData("sites", "people"), InlineData("people", "teams"), InlineData("products", "cis")]
    [InlineData("services", "service_offerings"), InlineData("service_offerings", "slas"), InlineData("service_offerings", "service_offering_activity_rates")]
    [InlineData("custom_collections", "custom_collection_elements"), InlineData("surveys", "survey_responses"), InlineData("agile_boards", "scrum_workspaces")]
    [InlineData("cis", "ci_relations"), InlineData("people", "people_roles"), InlineData("services", "service_instances"), InlineData("requests", "notes")]
    public void What_is_named_comes_before_what_names_it(string first, string second) =>
        Assert.True(ImportOrder.PlaceOf(RecordTypes.Get(first)) < ImportOrder.PlaceOf(RecordTypes.Get(second)));

    [Fact]
    public void Every_type_of_the_catalogue_has_a_place_and_none_is_skipped()
    {
        int[] places = [.. RecordTypes.All.Select(ImportOrder.PlaceOf).Distinct().Order()];
        Assert.Equal(Enumerable.Range(1, places.Length), places);
    }

    [Fact]
    public void Every_reference_leads_back_but_for_those_of_a_knot()
    {
        IEnumerable<string> against = from type in RecordTypes.All
                                      from other in type.RefersTo
                                      where ImportOrder.PlaceOf(RecordTypes.Get(other)) >= ImportOrder.PlaceOf(type)
                                      select $"{type.Name} before {other}";
        // Each of these types is part of a cycle: a type it needs needs it too, directly or not.
        Assert.All(against, found => Assert.Contains(found.Split(' ')[0], new[] { "organizations", "request_templates", "workflow_templates", "task_templates", "problems", "releases", "requests", "workflows", "projects" }));
        Assert.Contains("organizations before people", against);
    }

    [Fact]
    public void Types_that_do_not_wait_for_each_other_share_a_place() =>
        Assert.Equal("a1 b1 c2 d3", Order(("a", []), ("b", []), ("c", ["a", "b"]), ("d", ["c", "a"])));

    [Fact]
    public void In_a_knot_the_one_that_needs_least_goes_first()
    {
        Assert.Equal("site1 org2 people3 team4", Order(("people", ["org", "site"]), ("org", ["people"]), ("site", []), ("team", ["people", "org"])));
        // Ties are broken alphabetically.
        Assert.Equal("a1 b2", Order(("b", ["a"]), ("a", ["b"])));
    }

    [Fact]
    public void A_knot_that_waits_for_another_comes_after_it() =>
        Assert.Equal("a1 b2 x3 y4", Order(("x", ["y"]), ("y", ["x", "b"]), ("a", ["b"]), ("b", ["a"])));

    [Fact]
    public void Two_knots_are_begun_at_once() =>
        Assert.Equal("a1 x1 b2 y2", Order(("a", ["b"]), ("b", ["a"]), ("x", ["y"]), ("y", ["x"])));

    [Fact]
    public void References_are_of_other_types_that_can_be_imported()
    {
        Assert.Equal(["organizations", "sites", "calendars", "ui_extensions"], RecordTypes.Get("people").RefersTo);
        Assert.Empty(RecordTypes.Get("calendars").RefersTo);
        Assert.All(RecordTypes.All, type => Assert.All(type.RefersTo, other => Assert.True(other != type.Name && RecordTypes.Find(other) is not null)));
    }

    [Fact]
    public void What_only_exports_have_and_what_is_deprecated_makes_nobody_wait()
    {
        var type = new RecordType("cis", "CIs",
        [
            new Column("Product", ColumnKind.Reference, 0) { Reference = "products" },
            new Column("Creator", ColumnKind.Reference, 1) { Reference = "people", ReadOnly = true },
            new Column("Place", ColumnKind.Reference, 2) { Reference = "sites", DeprecatedBy = "Product" },
            new Column("Account", ColumnKind.Reference, 3) { Reference = "accounts" },
            new Column("Parent", ColumnKind.Reference, 4) { Reference = "cis" },
        ]);
        Assert.Equal(["products"], type.RefersTo);
    }

    private static string Order(params (string Type, string[] RefersTo)[] types) => string.Join(" ",
        ImportOrder.PlacesOf(types.ToDictionary(type => type.Type, type => (IReadOnlyList<string>)type.RefersTo))
            .OrderBy(place => place.Value).ThenBy(place => place.Key, StringComparer.Ordinal).Select(place => place.Key + place.Value));
}
