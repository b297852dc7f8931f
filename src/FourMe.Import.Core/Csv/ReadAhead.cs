using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace FourMe.Import.Csv;

/// <summary>Reads ahead on a separate thread while earlier items are checked and formatted.</summary>
internal static class ReadAhead
{
    private const int LargestBlock = 64;

    /// <summary>Capacity of the queue: the reader waits when it is full.</summary>
    private const int MostWaiting = 2;

    /// <summary>How long Dispose waits for a read that hangs (a pipe, a lost share); then the thread is left to end by itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    /// <summary>The items of a source in order; an exception of the source is thrown after the items before it.</summary>
    /// <param name="source">Enumerated once, on the reading thread.</param>
    /// <param name="stop">Cancels waiting for an item.</param>
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
            // No consumer is left.
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

    /// <param name="Items">The items.</param>
    /// <param name="Failure">The exception thrown after them; null for none.</param>
    private readonly record struct Block<T>(List<T> Items, ExceptionDispatchInfo? Failure);
}
