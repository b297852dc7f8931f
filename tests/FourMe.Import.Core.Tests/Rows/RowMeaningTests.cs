namespace FourMe.Import.Core.Tests.Rows;

/// <summary>The hash of a row's meaning.</summary>
public sealed class RowMeaningTests
{
    private static readonly RecordType People = RecordTypes.Get("people");

    [Fact]
    public void Rows_that_say_the_same_in_other_words_have_the_same_hash()
    {
        RowMeaning meaning = Of("Primary Email", "VIP", "Cost Per Hour", "Time Zone");

        Assert.Equal(Hash(meaning, "ann@example.com", "0", "200", "Europe/Amsterdam"), Hash(meaning, "Ann@Example.com ", "", "200.0", "Amsterdam"));
        Assert.NotEqual(Hash(meaning, "ann@example.com", "0", "200", "Amsterdam"), Hash(meaning, "ann@example.com", "1", "200", "Amsterdam"));
    }

    [Fact]
    public void The_two_sides_may_keep_their_cells_in_different_places()
    {
        RowMeaning meaning = Of("Name", "Location");

        Assert.Equal(meaning.Hash(["Ann", "Room 1"], [0, 1]), meaning.Hash(["x", "Room 1", "y", "Ann"], [3, 1]));
    }

    [Fact]
    public void A_cell_that_moves_to_the_next_column_is_a_difference()
    {
        RowMeaning meaning = Of("Name", "Location", "Job Title");

        ulong[] hashes = [Hash(meaning, "a", "b", ""), Hash(meaning, "a", "", "b"), Hash(meaning, "ab", "", ""), Hash(meaning, "", "a", "b"), Hash(meaning, "a", "b", null)];
        Assert.Distinct(hashes);
    }

    [Fact]
    public void A_column_that_a_row_does_not_have_is_not_an_empty_one()
    {
        RowMeaning meaning = Of("Name", "Location");

        Assert.NotEqual(Hash(meaning, "a", ""), Hash(meaning, "a", null));
        Assert.Equal(Hash(meaning, "a", null), meaning.Hash(["a"], [0, -1]));
    }

    [Fact]
    public void Custom_fields_are_left_to_a_comparison_of_their_own()
    {
        RowMeaning meaning = Of("Name", "Custom Fields");

        Assert.False(meaning.IsWhole);
        Assert.True(Of("Name", "VIP").IsWhole);
        Assert.Equal(Hash(meaning, "a", "[{\"id\":\"x\",\"value\":1}]"), Hash(meaning, "a", ""));
    }

    private static RowMeaning Of(params string[] columns) =>
        new([.. columns.Select(column => CellMeanings.For(People.FindColumn(column)!))], new MeaningContext());

    private static ulong Hash(RowMeaning meaning, params string?[] cells) => meaning.Hash(cells, [.. Enumerable.Range(0, cells.Length)]);
}
