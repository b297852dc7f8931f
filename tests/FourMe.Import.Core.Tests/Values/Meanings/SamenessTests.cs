using FourMe.Import.Core.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace FourMe.Import.Core.Tests.Values.Meanings;

/// <summary>What holds of sameness whatever the cells are.</summary>
public sealed class SamenessTests(ITestOutputHelper output)
{
    private static readonly MeaningContext Context = new() { OwnAccount = "wdc", Names = new KnownNames { ["people", "a1"] = "#5", ["people", "a2"] = "#5" } };

    /// <summary>A column for every kind of meaning.</summary>
    private static readonly string[] Columns = ["people.Name", "people.Information", "people.Primary Email", "people.VIP", "people.Cost Per Hour", "cis.Nr of Cores", "cis.In Use Since",
        "tasks.Start At", "holidays.End At", "calendars.From", "tasks.Planned Duration", "cis.Status", "people.Time Zone", "people.Organization", "people.Manager", "cis.Users",
        "service_categories.Services", "knowledge_articles.Keywords", "projects.Phases", "people.Custom Fields"];

    public static TheoryData<string> Names => [.. Columns];

    public static TheoryData<string> Hashed => [.. Columns.Where(name => MeaningOf(name).HashesAlone)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_cell_is_the_same_as_itself(string name) => Holds(name, cells => cells.All(cell => MeaningOf(name).Same(cell, cell, Context)
        && MeaningOf(name).Of(cell, Context) == MeaningOf(name).Of(new string(cell), Context)));

    [Theory]
    [MemberData(nameof(Hashed))]
    public void Sameness_goes_both_ways(string name) =>
        Holds(name, cells => MeaningOf(name).Same(cells[0], cells[1], Context) == MeaningOf(name).Same(cells[1], cells[0], Context));

    [Theory]
    [MemberData(nameof(Hashed))]
    public void What_is_the_same_as_the_same_is_the_same(string name) => Holds(name, cells =>
        !MeaningOf(name).Same(cells[0], cells[1], Context) || !MeaningOf(name).Same(cells[1], cells[2], Context) || MeaningOf(name).Same(cells[0], cells[2], Context));

    [Theory]
    [MemberData(nameof(Hashed))]
    public void The_hash_says_what_the_comparison_says(string name)
    {
        var hash = new RowMeaning([MeaningOf(name)], Context);
        Holds(name, cells => (hash.Hash([cells[0]], [0]) == hash.Hash([cells[1]], [0])) == MeaningOf(name).Same(cells[0], cells[1], Context));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cell_is_empty_when_it_says_what_an_empty_one_says_and_only_then(string name) => Holds(name, cells =>
        MeaningOf(name) is BooleanMeaning || cells.All(cell => MeaningOf(name).IsEmpty(cell) == (MeaningOf(name).Of(cell, Context).Length == 0)
            && MeaningOf(name).IsEmpty(cell) == (MeaningOf(name).Entries(cell, Context).Count == 0)));

    [Theory]
    [MemberData(nameof(Names))]
    public void All_spellings_of_a_value_are_the_same_and_those_of_others_are_not(string name)
    {
        Column column = ColumnOf(name);
        CellMeaning meaning = MeaningOf(name);
        var context = new MeaningContext { OwnAccount = "wdc" };
        string[][] values = [.. Enumerable.Range(0, column.Kind == ColumnKind.Boolean ? 2 : 4).Select(seed => Spellings.Of(column, seed))];

        for (int one = 0; one < values.Length; one++)
            for (int other = 0; other < values.Length; other++)
                Assert.All(values[one].SelectMany(_ => values[other], (a, b) => (a, b)), pair => Assert.Equal(one == other, meaning.Same(pair.a, pair.b, context)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cell_merged_with_the_accounts_says_what_was_desired(string name) => Holds(name, cells =>
        MeaningOf(name).Merge(cells[0], cells[1]) is not { } merged || MeaningOf(name).Same(cells[0], merged, Context));

    private void Holds(string name, Func<string[], bool> law) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(PropertySeed.Next(output), 1UL), Prop.ForAll(Spellings.Three(ColumnOf(name)), law));

    private static CellMeaning MeaningOf(string name) => CellMeanings.For(ColumnOf(name));

    private static Column ColumnOf(string name) => name.Split('.', 2) is [var type, var column] ? RecordTypes.Get(type).FindColumn(column)! : throw new ArgumentException(name);
}
