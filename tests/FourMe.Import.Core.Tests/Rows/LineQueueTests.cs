using System.Globalization;
using FourMe.Import.Core.Tests.Faults;

namespace FourMe.Import.Core.Tests.Rows;

/// <summary>Runs alone, because it replaces the temporary folder of the process.</summary>
[CollectionDefinition(nameof(LineQueueTests), DisableParallelization = true)]
public sealed class LineQueueCollection : ICollectionFixture<OwnTemporaryFolder>;

/// <summary>Queued lines come out in order, however many there are.</summary>
[Collection(nameof(LineQueueTests))]
public sealed class LineQueueTests(OwnTemporaryFolder temporary)
{
    [Fact]
    public void More_lines_than_memory_is_meant_for_come_out_in_their_order_and_leave_no_file()
    {
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
        Assert.Empty(temporary.TakeLeft());
    }

    private static string Line(int number) => "Zeile ä\n" + number.ToString(CultureInfo.InvariantCulture);

    private static string Taken(LineQueue queue)
    {
        Assert.True(queue.TryTake(out string line));
        return line;
    }
}
