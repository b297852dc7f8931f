using System.Globalization;
using Polly;
using Polly.Retry;

namespace FourMe.Import;

/// <summary>
/// How often a request is sent again, and after how long: exponential with jitter, or as the service asks. What may be
/// sent again at all is said by whoever sends it, with a <see cref="RepeatableException"/>.
/// </summary>
internal static class RetryPolicies
{
    /// <summary>About two minutes of trying: a job goes on meanwhile, and is worth waiting for.</summary>
    internal const int Patient = 8;

    /// <summary>About half a minute: what starts a job.</summary>
    internal const int OfJobStarts = 5;

    /// <summary>About three seconds: somebody waits at the console.</summary>
    internal const int Brief = 2;

    /// <summary>Once and never again.</summary>
    internal const int Never = 0;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    /// <summary>Sends until an attempt succeeds, may not be repeated, or enough was tried.</summary>
    /// <param name="repeats">How often at most after the first time.</param>
    /// <param name="clock">What the waits go by.</param>
    /// <param name="run">Hears of each wait, and pays for it.</param>
    /// <param name="attempt">One attempt.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="FourMeException">The last fault; it says so when the run has nothing left to try again with.</exception>
    internal static async Task<T> RunAsync<T>(
        int repeats, TimeProvider clock, TransferRun run, Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        try
        {
            return await Build(repeats, clock, run)
                .ExecuteAsync(async stop => await attempt(stop).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (RepeatableException last)
        {
            throw last.Failure.ToException();
        }
    }

    private static ResiliencePipeline Build(int repeats, TimeProvider clock, TransferRun run) =>
        repeats <= Never ? ResiliencePipeline.Empty : new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<RepeatableException>(),
                MaxRetryAttempts = repeats,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstDelay,
                MaxDelay = LongestDelay,
                DelayGenerator = arguments => new ValueTask<TimeSpan?>(FaultOf(arguments.Outcome).RetryAfter.Wait),
                OnRetry = arguments =>
                {
                    RepeatableException fault = FaultOf(arguments.Outcome);
                    if (!run.Budget.TryTake(arguments.RetryDelay)) throw run.Budget.Spent(fault.Failure).ToException();
                    run.Verbose(Line(fault, arguments.RetryDelay, arguments.AttemptNumber + 1, repeats));
                    return default;
                },
            })
            .Build();

    private static RepeatableException FaultOf(Outcome<object> outcome) => (RepeatableException)outcome.Exception!;

    private static string Line(RepeatableException fault, TimeSpan wait, int number, int repeats) => string.Format(
        CultureInfo.InvariantCulture, "{0}{1} Trying again in {2:0.#} s ({3} of {4}).",
        fault.Message, fault.RetryAfter.Remark is { } remark ? " " + remark : string.Empty, wait.TotalSeconds, number, repeats);
}
