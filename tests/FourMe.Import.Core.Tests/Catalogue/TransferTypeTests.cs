namespace FourMe.Import.Core.Tests.Catalogue;

public sealed class TransferTypeTests
{
    [Fact]
    public void Every_type_of_both_APIs_is_there_once()
    {
        Assert.Equal(TransferType.All.Select(type => type.Name).Order(StringComparer.Ordinal), TransferType.All.Select(type => type.Name));
        Assert.Equal(RecordTypes.Names, TransferType.All.Select(type => type.ImportName).OfType<string>());
        Assert.Equal(ExportTypes.All.Select(type => type.Name), TransferType.All.Select(type => type.Export?.Name).OfType<string>().Order(StringComparer.Ordinal));
        Assert.All(TransferType.All, type => Assert.NotEmpty(type.Title));
    }

    [Theory]
    [InlineData("people", "people", "people"), InlineData("first_line_support_agreements", "first_line_support_agreements", "flsas")]
    [InlineData("rfc_types", "rfc_types", null), InlineData("system_logs", null, "system_logs")]
    public void A_type_knows_its_name_in_each_API(string name, string? import, string? export)
    {
        TransferType type = Assert.Single(TransferType.All, type => type.Name == name);
        Assert.Equal((import, export), (type.ImportName, type.Export?.Name));
        Assert.Equal(import, type.RecordType?.Name);
    }

    [Fact]
    public void A_type_is_found_by_either_name_whatever_its_case()
    {
        Assert.Equal("first_line_support_agreements", Assert.Single(TransferType.All, type => type.IsNamed("FLSAS")).Name);
        Assert.Equal("first_line_support_agreements", Assert.Single(TransferType.All, type => type.IsNamed("First_Line_Support_Agreements")).Name);
        Assert.DoesNotContain(TransferType.All, type => type.IsNamed("flsa"));
    }

    [Theory]
    [InlineData("peple", "people"), InlineData("Configuration Items", "cis"), InlineData("configuration item", "cis"), InlineData("zzzzzz", null)]
    public void The_nearest_is_found_by_name_or_title(string typed, string? nearest) => Assert.Equal(nearest, TransferType.Nearest(typed));

    [Fact]
    public void What_the_documentation_says_of_exports_is_read() =>
        Assert.Equal("added 2015-10-11", ExportTypes.Get("system_logs").Notes);
}
