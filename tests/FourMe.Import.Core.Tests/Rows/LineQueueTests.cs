using System.Globalization;

namespace FourMe.Import.Core.Tests.Rows;

/// <summary>Queued lines come out in order, however many there are.</summary>
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
            // Lines added while some are on disk come after those.
            queue.Add(Line(25_000));
            for (int i = 12_000; i <= 25_000; i++) Assert.Equal(Line(i), Taken(queue));
            Assert.False(queue.TryTake(out _));
            queue.Add("one more");
            Assert.Equal("one more", Taken(queue));
        }
        Assert.Equal(before, LeftFolders());
    }

    /// <summary>Other tests create folders at the same time; those of a line queue contain one file of that name.</summary>
    private static string[] LeftFolders() => [.. Directory.GetDirectories(Path.GetTempPath(), "FourMe.Import-*").Where(folder => File.Exists(Path.Combine(folder, "lines")))];

    private static string Line(int number) => "Zeile ä\n" + number.ToString(CultureInfo.InvariantCulture);

    private static string Taken(LineQueue queue)
    {
        Assert.True(queue.TryTake(out string line));
        return line;
    }
}
