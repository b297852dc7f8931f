using FourMe.Import.Errors;

namespace FourMe.Import.Hosting;

/// <summary>What a run may spend on retries over all its requests, so that a service that keeps failing ends the run.</summary>
/// <param name="repeats">Maximum number of retries.</param>
/// <param name="waiting">Maximum total wait.</param>
internal sealed class RetryBudget(int repeats, TimeSpan waiting)
{
    /// <summary>Enough for two waits of an hour (the period of the service's limit), and for a night on a poor line.</summary>
    internal RetryBudget() : this(200, TimeSpan.FromMinutes(150)) { }

    private readonly object _gate = new();
    private int _repeats;
    private TimeSpan _waited;

    /// <summary>Takes a retry and the wait before it, if both are still within the budget.</summary>
    internal bool TryTake(TimeSpan wait)
    {
        lock (_gate)
        {
            if (_repeats >= repeats || _waited + wait > waiting) return false;
            _repeats++;
            _waited += wait;
            return true;
        }
    }

    /// <summary>The failure with the sentence that the retries are used up.</summary>
    internal Failure Spent(Failure last)
    {
        lock (_gate) return last.Saying(Failures.RetriesSpent(_repeats, _waited));
    }
}
