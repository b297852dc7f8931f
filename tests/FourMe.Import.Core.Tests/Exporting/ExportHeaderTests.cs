namespace FourMe.Import.Core.Tests.Exporting;

/// <summary>Whether a header belongs to the requested type, and the names its columns get.</summary>
public class ExportHeaderTests
{
    [Fact]
    public void The_documented_header_of_every_type_is_its_own() => Assert.All(
        ExportTypes.All.Where(type => type.RecordType is { ColumnsKnown: true }),
        type => Assert.Null(ExportHeader.Problem(type.Name, [.. type.RecordType!.Columns.Select(column => column.Name)])));

    [Fact]
    public void Columns_that_are_new_or_left_out_make_no_other_type_of_it()
    {
        foreach (ExportType type in ExportTypes.All.Where(type => type.RecordType is { ColumnsKnown: true }))
        {
            string[] columns = [.. type.RecordType!.Columns.Select(column => column.Name)];
            Assert.Null(ExportHeader.Problem(type.Name, [.. columns, "Shoe Size", "Hat Size", "Glove Size"]));
            Assert.Null(ExportHeader.Problem(type.Name, [.. columns.Take((columns.Length / 2) + 1)]));
            Assert.Null(ExportHeader.Problem(type.Name, [columns[0]]));
        }
    }

    [Theory]
    [InlineData("people", "sites")]
    [InlineData("cis", "people")]
    [InlineData("organizations", "teams")]
    public void The_header_of_another_type_is_told_by_its_columns(string asked, string came)
    {
        string? problem = ExportHeader.Problem(asked, [.. RecordTypes.Get(came).Columns.Select(column => column.Name)]);

        Assert.Equal($"its columns are those of '{came}'", problem);
    }

    [Theory]
    [InlineData("people", "Please sign in")]
    [InlineData("affected_slas", "Please sign in")]
    [InlineData("people", "")]
    [InlineData("people", "ID;Name;Primary Email")]
    public void A_header_of_which_no_name_is_known_is_none(string type, string header) =>
        Assert.Contains($"none of its columns belongs to '{type}'", ExportHeader.Problem(type, [header]), StringComparison.Ordinal);

    [Fact]
    public void Types_whose_columns_are_not_known_pass_with_a_name_that_any_type_has() =>
        Assert.Null(ExportHeader.Problem("affected_slas", ["ID", "Something", "Else"]));

    [Theory]
    [InlineData("ID,Name,Name", "ID,Name,Name 2")]
    [InlineData("ID,Name,name,NAME", "ID,Name,name 2,NAME 3")]
    [InlineData("ID,Name,Name 2,Name", "ID,Name,Name 2,Name 3")]
    [InlineData("ID,Name,Name,Name 2", "ID,Name,Name 3,Name 2")]
    [InlineData("ID,,Name,", "ID,Column 2,Name,Column 4")]
    [InlineData("Column 2, ", "Column 2,Column 2 2")]
    public void Every_column_gets_a_name_of_its_own(string header, string expected)
    {
        var renamed = new List<string>();

        IReadOnlyList<string> names = ExportHeader.Distinct(header.Split(','), (column, name) => renamed.Add($"{column}={name}"));

        Assert.Equal(expected.Split(','), names);
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(header.Split(',').Zip(names).Count(pair => pair.First != pair.Second), renamed.Count);
    }
}
