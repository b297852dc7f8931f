using System.Text.Json;

namespace FourMe.Import.Core.Tests.Catalogue;

public sealed class CatalogueDataTests
{
    public static IEnumerable<TheoryDataRow<string>> Types => RecordTypes.Names.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Types))]
    public void Columns_stand_in_the_order_of_the_documented_header(string name)
    {
        using JsonDocument data = CatalogueData.Open("types/" + name);
        RecordType type = RecordTypes.Get(name);
        Assert.Equal(data.RootElement.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("name").GetString()), type.Columns.Select(column => column.Name));
        Assert.Equal(Enumerable.Range(0, type.Columns.Count), type.Columns.Select(column => column.Position));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_kind_and_requirement_in_the_data_is_known(string name)
    {
        using JsonDocument data = CatalogueData.Open("types/" + name);
        foreach ((JsonElement raw, Column column) in data.RootElement.GetProperty("columns").EnumerateArray().Zip(RecordTypes.Get(name).Columns))
        {
            string kind = raw.GetProperty("kind").GetString()!;
            Assert.Equal(kind == "unknown", column.Kind == ColumnKind.Unknown);
            Assert.Equal(kind.Replace("_", "", StringComparison.Ordinal), column.Kind.ToString(), ignoreCase: true);
            string? required = raw.TryGetProperty("required", out JsonElement value) ? value.GetString() : "none";
            Assert.Equal(required, column.Requirement.ToString(), ignoreCase: true);
            string? form = raw.TryGetProperty("form", out value) ? value.GetString() : null;
            Assert.Contains(form, new[] { null, "hh:mm" });
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_enumeration_of_a_column_exists_and_only_enumerations_name_one(string name) =>
        Assert.All(RecordTypes.Get(name).Columns, column =>
        {
            Assert.Equal(column.Kind == ColumnKind.Enumeration, column.Enumeration is not null);
            if (column.Enumeration is not null) Assert.NotNull(Enumerations.Find(column.Enumeration));
        });

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_name_of_a_column_finds_it_and_no_two_columns_share_one(string name)
    {
        RecordType type = RecordTypes.Get(name);
        Assert.Equal(type.Columns.Count, type.Columns.Select(column => ColumnName.Normalize(column.Name)).Distinct().Count());
        Assert.All(type.Columns, column =>
        {
            Assert.Same(column, type.FindColumn(column.Name));
            Assert.All(column.RenamedFrom, old => Assert.Same(column, type.FindColumn(old)));
            if (column.Alias is not null) Assert.Same(column, type.FindColumn(column.Alias));
            if (column.DeprecatedBy is not null) Assert.NotNull(type.FindColumn(column.DeprecatedBy));
        });
    }

    [Fact]
    public void References_name_types_of_the_catalogue_or_those_that_cannot_be_imported() =>
        Assert.Equal(["accounts", "email_designs"], RecordTypes.Names.SelectMany(name => RecordTypes.Get(name).Columns)
            .Select(column => column.Reference).OfType<string>().Distinct().Where(reference => RecordTypes.Find(reference) is null).Order(StringComparer.Ordinal));
}
