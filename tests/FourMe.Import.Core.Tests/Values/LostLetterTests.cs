namespace FourMe.Import.Core.Tests.Values;

/// <summary>U+FFFD replaces a letter when a file was read with the wrong encoding.</summary>
public sealed class LostLetterTests
{
    [Fact]
    public void It_is_said_once_for_each_column_with_an_example()
    {
        var context = new FormattingContext();
        RecordType people = RecordTypes.Get("people");
        (string, string)[] cells =
            [("Name", "M\uFFFDller"), ("Name", "Gr\uFFFDn"), ("Job Title", "B\uFFFDcker"), ("Information", "B\u00E4cker")];
        foreach ((string column, string value) in cells)
            Assert.Equal(value, new ColumnFormatter(people.FindColumn(column)!).Write(value, context, out _));

        Notice[] said = [.. Taken(context.Notices)];

        Assert.Equal(["LostLetter", "LostLetter"], said.Select(notice => notice.Code));
        Assert.StartsWith("Values in 'Name' have U+FFFD, the replacement character for a lost letter, for example 'M\uFFFDller':", said[0].Text);
        Assert.Contains("'Job Title'", said[1].Text);
    }

    private static IEnumerable<Notice> Taken(Notices notices)
    {
        while (notices.TryTake(out Notice notice)) yield return notice;
    }
}
