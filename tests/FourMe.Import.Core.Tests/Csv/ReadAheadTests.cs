using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Csv;

public sealed class ReadAheadTests
{
    [Theory]
    [InlineData(0), InlineData(1), InlineData(127), InlineData(128), InlineData(129), InlineData(256), InlineData(10_000)]
    public void Everything_comes_once_and_in_order(int count) =>
        Assert.Equal(Enumerable.Range(1, count), ReadAhead.Of(Enumerable.Range(1, count), CancellationToken.None));

    [Theory]
    [InlineData(0), InlineData(1), InlineData(128), InlineData(300)]
    public void What_the_source_throws_comes_after_what_it_gave(int count)
    {
        static IEnumerable<int> Broken(int count)
        {
            for (int i = 1; i <= count; i++) yield return i;
            throw new InvalidDataException("It broke.");
        }

        var seen = new List<int>();
        var thrown = Assert.Throws<InvalidDataException>(() =>
        {
            foreach (int item in ReadAhead.Of(Broken(count), CancellationToken.None)) seen.Add(item);
        });

        Assert.Equal("It broke.", thrown.Message);
        Assert.Equal(Enumerable.Range(1, count), seen);
    }

    [Fact]
    public void A_source_that_is_left_early_is_closed_and_was_not_read_to_its_end()
    {
        int read = 0;
        bool closed = false;
        IEnumerable<int> Endless()
        {
            try
            {
                while (true) yield return ++read;
            }
            finally
            {
                closed = true;
            }
        }

        foreach (int item in ReadAhead.Of(Endless(), CancellationToken.None))
            if (item == 1000) break;

        Assert.True(closed);
        Assert.InRange(read, 1000, 2000);
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task Waiting_for_a_read_that_hangs_can_be_stopped()
    {
        using var goOn = new ManualResetEventSlim();
        using var stop = new CancellationTokenSource();
        using var hangs = new SemaphoreSlim(0);
        IEnumerable<int> Hanging()
        {
            hangs.Release();
            goOn.Wait(CancellationToken.None);
            yield return 1;
        }

        Task reading = Task.Run(() => Assert.Throws<OperationCanceledException>(() => ReadAhead.Of(Hanging(), stop.Token).Count()), CancellationToken.None);
        await hangs.WaitAsync(TestContext.Current.CancellationToken);
        stop.Cancel();
        await reading;
        goOn.Set();
    }

    [Fact(Timeout = Watchdog.Milliseconds)]
    public async Task The_next_items_are_read_while_one_is_looked_at()
    {
        using var secondBlock = new SemaphoreSlim(0);
        IEnumerable<int> Source()
        {
            for (int i = 1; i <= 1000; i++)
            {
                if (i == 200) secondBlock.Release();
                yield return i;
            }
        }

        using IEnumerator<int> items = ReadAhead.Of(Source(), CancellationToken.None).GetEnumerator();
        Assert.True(items.MoveNext());
        // The second item is not requested, and yet the two hundredth is read.
        await secondBlock.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, items.Current);
    }
}
