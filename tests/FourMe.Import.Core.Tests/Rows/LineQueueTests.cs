using System.Globalization;

namespace FourMe.Import.Core.Tests.Rows;

/// <summary>Lines that wait come out in their order, however many they are.</summary>
public sealed class LineQueueTests
{
    [Fact]
    public void More_lines_than_memory_is_meant_for_come_out_in_their_order_and_leave_no_file()
    {
        string[] before = LeftFolders();
        using (var queue = new LineQueue())
        {
            for (int i = 0; i < 25_000; i++) queue.Add(Line(i));
            for (int i = 0; i < 12_000; i++) Assert.Equal(Line(i), Taken(queue));
            // Lines that come while some are on disk stand behind those.
            queue.Add(Line(25_000));
            for (int i = 12_000; i <= 25_000; i++) Assert.Equal(Line(i), Taken(queue));
            Assert.False(queue.TryTake(out _));
            queue.Add("one more");
            Assert.Equal("one more", Taken(queue));
        }
        Assert.Equal(before, LeftFolders());
    }

    /// <summary>Other tests make folders with their files at the same time; those of lines have one file of that name.</summary>
    private static string[] LeftFolders() => [.. Directory.GetDirectories(Path.GetTempPath(), "FourMe.Import-*").Where(folder => File.Exists(Path.Combine(folder, "lines")))];

    private static string Line(int number) => "Zeile ä\n" + number.ToString(CultureInfo.InvariantCulture);

    private static string Taken(LineQueue queue)
    {
        Assert.True(queue.TryTake(out string line));
        return line;
    }
}
