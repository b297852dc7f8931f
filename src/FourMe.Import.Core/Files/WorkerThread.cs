using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace FourMe.Import.Files;

/// <summary>
/// Writes rows on a separate thread while the next ones are read and checked. Rows that come here are already checked, so
/// only the disk can fail; that failure is thrown to the caller that adds the next rows.
/// </summary>
/// <param name="mostWaiting">Capacity of the queue: a caller that is faster than the disk waits when it is full.</param>
internal sealed class WorkerThread(int mostWaiting) : IDisposable
{
    private readonly BlockingCollection<Action> _waiting = new(mostWaiting);
    private Thread? _thread;
    private volatile ExceptionDispatchInfo? _failure;
    private volatile bool _discards;
    private bool _disposed;

    /// <summary>Queues work; the first call starts the thread.</summary>
    /// <exception cref="IOException">Work queued earlier could not be written.</exception>
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

    /// <summary>Returns when everything is written.</summary>
    /// <exception cref="IOException">Something could not be written.</exception>
    internal void Complete()
    {
        End();
        _failure?.Throw();
    }

    /// <summary>Ends the thread; work that has not started is dropped.</summary>
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
        // Empties the queue even after a failure, so that no caller waits for room forever.
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
