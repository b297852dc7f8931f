using System.Globalization;
using System.Text.RegularExpressions;
using FourMe.Import.Tests;

namespace FourMe.Import.Core.Tests.Values.Meanings;

/// <summary>Runs the table in docs/values.md about what counts as the same.</summary>
public sealed partial class SamenessTableTests
{
    private const string Heading = "## What counts as the same";
    private const int FewestRows = 80;

    private static readonly string Page = Path.Combine(Repository.Root, "docs", "values.md");

    private static readonly MeaningContext Context = new()
    {
        OwnAccount = "wdc",
        Names = new KnownNames
        {
            ["organizations", "Widget Ltd"] = "#5",
            ["organizations", "Widget Inc"] = "#5",
            ["people", "ann@example.com"] = "#7",
            ["service_instances", "Mail"] = "#9",
        },
    };

    public static TheoryData<string, string, string, string> Rows()
    {
        var rows = new TheoryData<string, string, string, string>();
        bool isIn = false;
        foreach (string line in File.ReadLines(Page))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) isIn = line == Heading;
            if (isIn && Row().Match(line) is { Success: true } row)
                rows.Add(row.Groups["column"].Value, row.Groups["sent"].Value, row.Groups["back"].Value, row.Groups["verdict"].Value);
        }
        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_of_the_table_holds(string column, string sent, string back, string verdict)
    {
        string[] names = column.Split('.', 2);
        CellMeaning meaning = CellMeanings.For(RecordTypes.Get(names[0]).FindColumn(names[1])!);

        Assert.Equal(verdict == "same", meaning.Same(Cell(sent), Cell(back), Context));
    }

    [Fact]
    public void Every_row_has_one_of_two_verdicts()
    {
        string[] lines = [.. File.ReadLines(Page).SkipWhile(line => line != Heading).Where(line => line.StartsWith("| `", StringComparison.Ordinal))];

        Assert.True(lines.Length >= FewestRows, $"{lines.Length} rows");
        Assert.All(lines, line => Assert.Matches(Row(), line));
    }

    [Fact]
    public void Every_kind_of_column_is_in_the_table()
    {
        IEnumerable<ColumnKind> kinds = Rows().Select(row => row.Data.Item1.Split('.', 2)).Select(names => RecordTypes.Get(names[0]).FindColumn(names[1])!.Kind);

        Assert.Equal(Enum.GetValues<ColumnKind>().Where(kind => kind != ColumnKind.Unknown), kinds.Distinct().Order());
    }

    private static string Cell(string shown) => Escape().Replace(
        shown.Replace('⏎', '\n').Replace('␍', '\r').Replace('⇥', '\t'),
        code => ((char)int.Parse(code.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex("^\\| `(?<column>[^`]+)` \\| `(?<sent>[^`]*)` \\| `(?<back>[^`]*)` \\| (?<verdict>same|different) \\|$")]
    private static partial Regex Row();

    [GeneratedRegex(@"\\u([0-9A-F]{4})")]
    private static partial Regex Escape();
}
