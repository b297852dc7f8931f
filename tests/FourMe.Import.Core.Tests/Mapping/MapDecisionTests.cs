using System.Collections;
using FourMe.Import.Core.Tests.Rows;
using static FourMe.Import.Core.Tests.Mapping.ColumnPlanTests;

namespace FourMe.Import.Core.Tests.Mapping;

/// <summary>The conversions of a map, used from a program. The cases of each are the rows of docs/maps.md.</summary>
public sealed class MapDecisionTests
{
    private static readonly Dictionary<string, object?> States = new() { ["Active"] = "in_production" };

    [Theory]
    [InlineData(null), InlineData("")]
    public void Nothing_is_decided_from_what_is_null_or_empty(object? nothing)
    {
        foreach (MapEntry entry in Entries())
        {
            using BatchRun run = Run(entry);
            run.Add(("Id", 1), ("State", nothing));
            run.Complete();
            Assert.Equal(["Source ID|1"], run.Texts);
        }
    }

    [Fact]
    public void Nothing_is_decided_from_what_is_absent()
    {
        foreach (MapEntry entry in Entries())
        {
            using BatchRun run = Run(entry);
            run.Add(("Id", 1));
            Assert.Equal("PropertyNeverFound", Assert.Single(run.Batch.Complete()).Id);
        }
    }

    [Fact]
    public void What_decides_about_retirement_and_is_empty_everywhere_is_said_once()
    {
        using BatchRun run = Run(new MapEntry("Status", "State") { Values = States, Otherwise = "removed" });
        run.Add(("Id", 1), ("State", null));
        run.Add(("Id", 2), ("State", null));
        run.Complete();
        Assert.Equal(["'State' is empty in every record, so it does not decide 'Status'."], run.Warnings);
    }

    [Fact]
    public void Code_that_retires_by_a_property_that_is_empty_everywhere_ends_the_run()
    {
        foreach ((string result, string? id) in new (string, string?)[] { ("removed", "PropertyAlwaysEmpty"), ("in_production", null) })
        {
            using BatchRun run = Run(new MapEntry("Status", _ => result) { ExpressionReads = ["State"] });
            run.Add(("Id", 1), ("State", null));
            Assert.Equal(id, run.Batch.Complete().SingleOrDefault()?.Id);
        }
    }

    [Fact]
    public void A_value_that_is_not_listed_refuses_its_record_and_names_the_nearest()
    {
        using BatchRun run = Run(new MapEntry("Status", "State") { Values = States });
        Failure failure = Assert.Single(run.Refused(("Id", 1), ("State", "Actve")));
        Assert.Equal(("ValueNotListed", "Status", "Active"), (failure.Id, failure.Column, failure.Suggestion));
        run.Add(("Id", 2), ("State", "ACTIVE"));
        run.Complete();
        Assert.Equal(["Source ID,Status|2,in_production"], run.Texts);
    }

    [Fact]
    public void A_function_or_a_table_may_be_the_lookup()
    {
        foreach (MapLookup lookup in new[] { MapLookup.In(new Hashtable { ["x"] = "Site" }), MapLookup.By(value => (string)value == "x" ? "Site" : Missing.Value) })
        {
            using BatchRun run = Run(new MapEntry("Site", "State") { Lookup = lookup });
            run.Add(("Id", 1), ("State", "x"));
            run.Add(("Id", 2), ("State", "y"));
            run.Add(("Id", 3), ("State", "x"));
            run.Complete();
            Assert.Equal(["Source ID,Site|1,Site|3,Site", "Source ID|2"], run.Texts);
            Assert.StartsWith("'y' is not in the Lookup for 'Site'", Assert.Single(run.Warnings));
        }
    }

    [Fact]
    public void A_lookup_that_throws_refuses_the_record()
    {
        using BatchRun run = Run(new MapEntry("Site", "State") { Lookup = MapLookup.By(_ => throw new InvalidOperationException("no")) });
        Assert.Equal("LookupFailed", Assert.Single(run.Refused(("Id", 1), ("State", "x"))).Id);
    }

    [Fact]
    public void Tables_with_keys_of_another_type_have_nothing_for_a_text()
    {
        foreach (IDictionary table in new IDictionary[] { new Dictionary<int, string> { [1] = "a" }, new SortedList { [1] = "a" }, new SortedDictionary<Guid, string>() })
        {
            using BatchRun run = Run(new MapEntry("Site", "State") { Lookup = MapLookup.In(table) });
            run.Add(("Id", 1), ("State", "x"));
            run.Complete();
            Assert.Equal(["Source ID|1"], run.Texts);
        }
    }

    [Fact]
    public void A_list_is_translated_item_by_item_and_missing_when_one_item_is()
    {
        using BatchRun run = Run(new MapEntry("Users", "State") { Lookup = MapLookup.In(new Hashtable { ["x"] = "x@w.com", ["y"] = "y@w.com" }) });
        run.Add(("Id", 1), ("State", new[] { "x", "y" }));
        run.Add(("Id", 2), ("State", new[] { "x", "z" }));
        run.Complete();
        Assert.Equal(["Source ID,Users|1,\"x@w.com\ny@w.com\"", "Source ID|2"], run.Texts);
    }

    [Fact]
    public void A_path_goes_through_collections_as_in_powershell()
    {
        object? Phone(string value) => new Dictionary<string, object?> { ["value"] = value };
        using BatchRun run = Run(new MapEntry("Users", "phones.value"));
        run.Add(("Id", 1), ("phones", new[] { Phone("a"), Phone("b"), new Dictionary<string, object?>() }));
        run.Add(("Id", 2), ("phones", new[] { Phone("c") }));
        run.Add(("Id", 3), ("phones", Array.Empty<object>()));
        run.Complete();
        Assert.Equal(["Source ID,Users|1,\"a\nb\"|2,c", "Source ID|3"], run.Texts);
    }

    [Fact]
    public void Words_that_exclude_each_other_are_refused_before_the_first_record()
    {
        MapEntry[] wrong =
        [
            new("Disabled", "a") { Not = true, Values = States }, new("Disabled", "a") { Not = true, Lookup = MapLookup.In(new Hashtable()) },
            new("Status", "a") { Values = States, Lookup = MapLookup.In(new Hashtable()) }, new("Status", "a") { Otherwise = "removed" },
            new("Status", "a") { Values = new Dictionary<string, object?>() }, new("Status", ["a", "b"]) { Format = "{0}" }, new("Status", "a") { Format = "{0} {1}" },
            new("Status", "a") { Format = "{0" }, new("Status", _ => null) { Format = "{0}" }, new("Status", [" "]), new("Status", Array.Empty<string>()),
            new("In Use Since", "a") { Not = true }, new("Status", "a") { Account = "widget" },
        ];
        Assert.All(wrong, entry => Assert.Equal("MapEntryInvalid", Refused("cis", new RecordOptions { Map = [entry], AllowColumn = ["Disabled"] }).Id));
        Assert.Equal("UnknownEnumerationValue", Refused("cis", new RecordOptions { Map = [new("Status", "a") { Values = States, Otherwise = "gone" }] }).Id);
    }

    private static MapEntry[] Entries() =>
    [
        new("Disabled", "State") { Not = true }, new("Status", "State") { Values = States, Otherwise = "removed" }, new("Site", "State") { Lookup = MapLookup.By(_ => "x") },
        new("Name", ["State", "Other"]), new("Name", ["State"]) { Format = "{0}!" },
    ];

    private static BatchRun Run(MapEntry entry) => new("cis", new RecordOptions { Map = [new("Source ID", "Id"), entry], SkipValidation = true, AllowColumn = ["Disabled"] });
}
