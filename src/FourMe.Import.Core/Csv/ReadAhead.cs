using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace FourMe.Import.Csv;

/// <summary>Reads on a thread of its own while what was read before is checked and formatted.</summary>
internal static class ReadAhead
{
    private const int LargestBlock = 64;

    /// <summary>More blocks than these do not wait: whoever reads faster than items are taken is held up.</summary>
    private const int MostWaiting = 2;

    /// <summary>How long the end waits for a read that hangs (a pipe, a share that is gone); then it is left to end by itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    /// <summary>The items of a source in their order; what the source throws is thrown in its place.</summary>
    /// <param name="source">Enumerated once, on the other thread.</param>
    /// <param name="stop">Ends the waiting for an item.</param>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked for.</exception>
    internal static IEnumerable<T> Of<T>(IEnumerable<T> source, CancellationToken stop)
    {
        var blocks = new BlockingCollection<Block<T>>(MostWaiting);
        var left = new CancellationTokenSource();
        var thread = new Thread(() => Fill(blocks, source, left.Token)) { IsBackground = true, Name = "FourMe.Import file" };
        thread.Start();
        try
        {
            foreach (Block<T> block in blocks.GetConsumingEnumerable(stop))
            {
                foreach (T item in block.Items) yield return item;
                block.Failure?.Throw();
            }
        }
        finally
        {
            left.Cancel();
            thread.Join(Patience);
        }
    }

    private static void Fill<T>(BlockingCollection<Block<T>> blocks, IEnumerable<T> source, CancellationToken left)
    {
        try
        {
            foreach (Block<T> block in Read(source)) blocks.Add(block, left);
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
            // Nobody takes any more.
        }
        finally
        {
            blocks.CompleteAdding();
        }
    }

    private static IEnumerable<Block<T>> Read<T>(IEnumerable<T> source)
    {
        using IEnumerator<T> items = source.GetEnumerator();
        Block<T> block;
        do
        {
            block = Next(items);
            yield return block;
        }
        while (block.Items.Count == LargestBlock && block.Failure is null);
    }

    private static Block<T> Next<T>(IEnumerator<T> items)
    {
        var read = new List<T>(LargestBlock);
        try
        {
            while (read.Count < LargestBlock && items.MoveNext()) read.Add(items.Current);
            return new Block<T>(read, null);
        }
        catch (Exception failed)
        {
            return new Block<T>(read, ExceptionDispatchInfo.Capture(failed));
        }
    }

    /// <param name="Items">What was read.</param>
    /// <param name="Failure">What was thrown after it; null when nothing was.</param>
    private readonly record struct Block<T>(List<T> Items, ExceptionDispatchInfo? Failure);
}
