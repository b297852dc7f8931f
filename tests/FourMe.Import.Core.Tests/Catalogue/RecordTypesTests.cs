namespace FourMe.Import.Core.Tests.Catalogue;

public sealed class RecordTypesTests
{
    [Fact]
    public void All_types_of_the_service_can_be_read()
    {
        Assert.Equal(95, RecordTypes.Names.Count);
        Assert.Equal(RecordTypes.Names.Order(StringComparer.Ordinal), RecordTypes.Names);
        Assert.All(RecordTypes.Names, name =>
        {
            RecordType type = RecordTypes.Get(name);
            Assert.Equal(name, type.Name);
            Assert.NotEmpty(type.Title);
            Assert.Equal(type.Title, RecordTypes.TitleOf(name));
            Assert.Same(type, RecordTypes.Find(name));
        });
    }

    [Theory]
    [InlineData("people"), InlineData("PEOPLE"), InlineData("People")]
    public void A_type_is_found_whatever_its_case(string name) => Assert.Equal("people", RecordTypes.Find(name)?.Name);

    [Theory]
    [InlineData("peple", "people"), InlineData("organisations", "organizations"), InlineData("configuration_items", "cis"), InlineData("quarks", null), InlineData("", null)]
    public void An_unknown_type_is_an_error_with_the_nearest_name(string name, string? nearest)
    {
        Assert.Null(RecordTypes.Find(name));
        Failure failure = Assert.Throws<FourMeException>(() => RecordTypes.Get(name)).Failure;
        Assert.Equal(("UnknownType", FailureKind.InvalidArgument), (failure.Id, failure.Kind));
        Assert.Equal($"'{name}' is not a record type of the Import API.{(nearest is null ? "" : $" Did you mean '{nearest}'?")}", failure.Message);
        Assert.Contains("Allow types", failure.Advice);
    }

    [Fact]
    public void An_unknown_type_can_be_allowed()
    {
        RecordType type = RecordTypes.Get("gadgets", allowUnknown: true);
        Assert.Equal(("gadgets", false, false), (type.Name, type.ColumnsKnown, type.Listed));
        Assert.Empty(type.Keys);
        Assert.Null(RecordTypes.Find("gadgets"));
        Assert.True(RecordTypes.Get("people", allowUnknown: true).ColumnsKnown);
    }

    [Fact]
    public void Keys_owners_and_references_name_columns_of_the_type()
    {
        foreach (RecordType type in RecordTypes.Names.Select(name => RecordTypes.Get(name)).Where(type => type.ColumnsKnown))
        {
            string[] columns = [.. type.Columns.Select(column => column.Name)];
            Assert.All(type.Keys.Concat(type.Owners).SelectMany(names => names), name => Assert.Contains(name, columns));
            foreach (string name in new[] { type.OwnedWhen, type.ReferredBy }.OfType<string>().Concat(type.NamedBy)) Assert.Contains(name, columns);
        }
    }

    [Fact]
    public void The_keys_are_said_in_words() => Assert.Equal("ID, or Source + Source ID, or Primary Email", RecordTypes.Get("people").KeysInWords);

    [Fact]
    public void Identifying_columns_are_keys_owners_and_the_source()
    {
        RecordType people = RecordTypes.Get("people"), relations = RecordTypes.Get("ci_relations"), details = RecordTypes.Get("people_contact_details");
        Assert.Equal(["ID", "Primary Email", "Source", "Source ID"], people.Columns.Select(column => column.Name).Where(people.Identifies));
        Assert.All(new[] { "Source", "CI Source", "CI Source ID", "CI Label" }, name => Assert.True(relations.Identifies(name)));
        Assert.All(new[] { "ID", "Person" }, name => Assert.True(details.Identifies(name)));
        Assert.False(people.Identifies("Name"));
    }
}
