using FourMe.Import.Errors;

namespace FourMe.Import.Hosting;

/// <summary>What a run may spend on trying again, over all its requests: a service that fails again and again ends it.</summary>
/// <param name="repeats">How often.</param>
/// <param name="waiting">How long it may wait in all.</param>
internal sealed class RetryBudget(int repeats, TimeSpan waiting)
{
    /// <summary>Enough for two waits of the hour by which the service counts, and for a night on a poor line.</summary>
    internal RetryBudget() : this(200, TimeSpan.FromMinutes(150)) { }

    private readonly object _gate = new();
    private int _repeats;
    private TimeSpan _waited;

    /// <summary>Takes a repeat and the wait before it, if both are still there.</summary>
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

    /// <summary>A failure that also says that nothing is left to try again with.</summary>
    internal Failure Spent(Failure last)
    {
        lock (_gate) return last.Saying(Failures.RetriesSpent(_repeats, _waited));
    }
}
