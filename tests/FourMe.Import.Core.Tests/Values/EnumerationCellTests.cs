namespace FourMe.Import.Core.Tests.Values;

public sealed class EnumerationCellTests
{
    private static readonly Enumeration Status = new("ci.status",
    [
        new("in_production", "In Production"), new("in_stock", "In Stock"), new("Mixed_Case", "Idle"), new("ordered", null), new("idle", "Unused"),
    ]);

    private static readonly Column StatusColumn = new(Written.Name, ColumnKind.Enumeration, 0) { Enumeration = "ci.status" };
    private static readonly Column TimeZone = new(Written.Name, ColumnKind.Enumeration, 0) { Enumeration = "time_zone" };
    private static readonly FormattingContext OwnList = Context(name => name == "ci.status" ? Status : null);

    [Theory]
    [InlineData("in_production", "in_production"), InlineData("IN_Production", "in_production"), InlineData(" in_stock ", "in_stock"), InlineData("MIXED_CASE", "Mixed_Case")]
    [InlineData("In Production", "in_production"), InlineData("IN STOCK", "in_stock"), InlineData("unused", "idle"), InlineData("idle", "idle"), InlineData("ORDERED", "ordered")]
    public void An_id_or_a_label_in_any_case_is_written_as_the_id(string text, string id)
    {
        Assert.Equal(id, Written.Cell(StatusColumn, text, OwnList));
        Assert.Equal(id, Written.Under("tr-TR", () => Written.Cell(StatusColumn, text, OwnList)));
    }

    [Fact]
    public void An_enum_is_taken_by_its_name() => Assert.Equal("in_production", Written.Cell(StatusColumn, State.In_Production, OwnList));

    [Theory]
    [InlineData("in_prodction", "in_production"), InlineData("inproduction", "in_production"), InlineData("In Stok", "in_stock"), InlineData("unsued", "idle"), InlineData("retired", null), InlineData("x", null)]
    public void Anything_else_is_refused_with_the_nearest_id(string text, string? nearest)
    {
        Failure failure = Written.Refused(StatusColumn, text, OwnList);
        Assert.Equal("UnknownEnumerationValue", failure.Id);
        Assert.Equal(nearest, failure.Suggestion);
        Assert.Contains($"'{text}'", failure.Message);
        Assert.Contains("'ci.status'", failure.Message);
        Assert.Contains("lists the values", failure.Advice);
        Assert.Equal(nearest is not null, failure.Message.Contains($"Did you mean '{nearest}'?", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Berlin"), InlineData("berlin"), InlineData("(GMT+01:00) Berlin")]
    public void A_time_zone_is_written_by_its_display_name(string text) => Assert.Equal("Berlin", Written.Cell(TimeZone, text));

    [Theory]
    [InlineData("Europe/Berlin"), InlineData("America/Argentina/Buenos_Aires"), InlineData("Etc/UTC")]
    public void An_iana_time_zone_goes_through(string text) => Assert.Equal(text, Written.Cell(TimeZone, text));

    [Theory]
    [InlineData("W. Europe Standard Time"), InlineData("/Berlin"), InlineData("Berln")]
    public void Other_names_of_time_zones_are_refused(string text) => Assert.Equal("UnknownEnumerationValue", Written.Refused(TimeZone, text).Id);

    [Fact]
    public void A_slash_makes_no_time_zone_of_a_value_in_another_list() =>
        Assert.Equal("UnknownEnumerationValue", Written.Refused(StatusColumn, "in/production", Context(_ => Status)).Id);

    [Fact]
    public void The_lists_of_the_service_are_used_unless_the_account_has_others()
    {
        Column locale = RecordTypes.Get("people").FindColumn("Locale")!;
        Assert.Equal("en-US", Written.Cell(locale, "EN-us"));
        Assert.Equal("tlh", Written.Cell(locale, "TLH", Context(name => new Enumeration(name, [new("tlh", "Klingon")]))));
    }

    [Fact]
    public void A_wider_list_is_asked_for_only_when_the_list_at_hand_has_no_such_value()
    {
        var asked = new List<string>();
        FormattingContext context = Context(OwnList.Enumerations.Find, (list, text) =>
        {
            asked.Add($"{list.Name} {text}");
            return list.With(new Enumeration(list.Name, [new("borrowed", "Geleend")]));
        });

        Assert.Equal("in_stock", Written.Cell(StatusColumn, "In Stock", context));
        Assert.Equal("", Written.Cell(StatusColumn, "", context));
        Assert.Empty(asked);
        Assert.Equal("borrowed", Written.Cell(StatusColumn, " geleend ", context));
        Assert.Equal("borrowed", Written.Refused(StatusColumn, "borowed", context).Suggestion);
        Assert.Equal(["ci.status geleend", "ci.status borowed"], asked);
    }

    [Fact]
    public void Without_a_list_the_text_goes_through()
    {
        Assert.Equal("anything", Written.Cell(StatusColumn, "anything", Context(_ => null)));
        Assert.Equal("anything", Written.Cell(ColumnKind.Enumeration, "anything"));
    }

    [Fact]
    public void Several_values_are_refused() => Assert.Equal("CollectionInSingleColumn", Written.Refused(StatusColumn, new[] { "in_stock", "idle" }, OwnList).Id);

    public enum State { In_Production }

    private static FormattingContext Context(Func<string, Enumeration?> find, Func<Enumeration, string, Enumeration>? widen = null) =>
        new() { Enumerations = new Lookup(find, widen ?? ((list, _) => list)) };

    private sealed class Lookup(Func<string, Enumeration?> find, Func<Enumeration, string, Enumeration> widen) : IEnumerationLookup
    {
        public Enumeration? Find(string name) => find(name);

        public Enumeration Widen(Enumeration list, string text) => widen(list, text);
    }
}
