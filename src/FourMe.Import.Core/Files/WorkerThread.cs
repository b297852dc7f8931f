using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace FourMe.Import.Files;

/// <summary>
/// Writes rows on a thread of its own while the next ones are read and checked. What is right and what is refused is
/// settled before rows come here; only the disk can still say no, which is said to whoever brings the next ones.
/// </summary>
/// <param name="mostWaiting">More than this does not wait: whoever brings more, and faster than the disk takes it, is held up.</param>
internal sealed class WorkerThread(int mostWaiting) : IDisposable
{
    private readonly BlockingCollection<Action> _waiting = new(mostWaiting);
    private Thread? _thread;
    private volatile ExceptionDispatchInfo? _failure;
    private volatile bool _discards;
    private bool _disposed;

    /// <summary>Has something written; the thread begins with the first.</summary>
    /// <exception cref="IOException">Something that was brought earlier could not be written.</exception>
    internal void Write(Action write)
    {
        _failure?.Throw();
        if (_thread is null)
        {
            _thread = new Thread(Run) { IsBackground = true, Name = "FourMe.Import rows" };
            _thread.Start();
        }
        _waiting.Add(write);
    }

    /// <summary>Returns when all is written.</summary>
    /// <exception cref="IOException">Something could not be written.</exception>
    internal void Complete()
    {
        End();
        _failure?.Throw();
    }

    /// <summary>Ends the thread; what it has not begun to write is dropped.</summary>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _discards = true;
        End();
        _waiting.Dispose();
    }

    private void End()
    {
        if (!_waiting.IsAddingCompleted) _waiting.CompleteAdding();
        _thread?.Join();
    }

    private void Run()
    {
        // Takes to the end even when it writes no more, so that nobody waits for room in vain.
        foreach (Action write in _waiting.GetConsumingEnumerable())
        {
            if (_discards || _failure is not null) continue;
            try
            {
                write();
            }
            catch (Exception failed)
            {
                _failure = ExceptionDispatchInfo.Capture(failed);
            }
        }
    }
}
