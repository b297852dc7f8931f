using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.State;

/// <summary>File names in use: changing them would orphan watermarks and caches.</summary>
public sealed class StateFileNameTests
{
    [Theory]
    [InlineData("", "e7157c6bd1493c3085ddcc66.json")]
    [InlineData("api.xurrent.com|", "4cec836c5ef35da120dcf862.json")]
    [InlineData("api.xurrent.com|widget|people|nightly", "d8eba7a37bfc1115a7a8ddc0.json")]
    [InlineData("abcd", "e6a902def2562ba624b28a58.json"), InlineData("abc\0", "0e0f81059715aa7ce20a3bb5.json"), InlineData("ä😀", "9d42fdb7178ba30eccb9a85a.json")]
    public void The_name_of_a_text_never_changes(string text, string name) => Assert.Equal(name, StateFileName.Of(text));

    [Fact]
    public void A_watermark_under_the_name_it_always_had_is_found()
    {
        using var folder = new TestFolder();
        var marks = new SeriesMarks(folder.Path, TimeProvider.System);
        marks.Confirm("api.xurrent.com|widget|people|nightly", new DateTimeOffset(2040, 5, 6, 7, 8, 9, TimeSpan.Zero));

        Assert.Equal("d8eba7a37bfc1115a7a8ddc0.json", Path.GetFileName(Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "series")))));
    }
}
