using System.Globalization;
using FourMe.Import.Hosting;
using Polly;
using Polly.Retry;

namespace FourMe.Import.Http;

/// <summary>
/// How often a request is retried, and after which wait: exponential with jitter, or as requested by the service. The
/// sender decides what may be retried, by throwing a <see cref="RepeatableException"/>.
/// </summary>
internal static class RetryPolicies
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    /// <summary>Sends until an attempt succeeds, must not be repeated, or the limit is reached.</summary>
    /// <param name="patience">The limits of retrying.</param>
    /// <param name="clock">The clock of the waits.</param>
    /// <param name="run">Receives a message about each wait; its budget limits them.</param>
    /// <param name="attempt">One attempt.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="FourMeException">The last fault, with a remark when the run has used up its retries.</exception>
    internal static async Task<T> RunAsync<T>(
        Patience patience, TimeProvider clock, TransferRun run,
            Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        try
        {
            return await Build(patience, clock, run)
                .ExecuteAsync(async stop => await attempt(stop).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (RepeatableException last)
        {
            throw last.Failure.ToException();
        }
    }

    private static ResiliencePipeline Build(Patience patience, TimeProvider clock, TransferRun run) =>
        patience.Repeats <= 0 ? ResiliencePipeline.Empty : new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<RepeatableException>(),
                MaxRetryAttempts = patience.Repeats,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstDelay,
                MaxDelay = LongestDelay,
                DelayGenerator = arguments => new ValueTask<TimeSpan?>(Asked(FaultOf(arguments.Outcome), patience).Wait),
                OnRetry = arguments =>
                {
                    RepeatableException fault = FaultOf(arguments.Outcome);
                    if (!run.Budget.TryTake(arguments.RetryDelay)) throw run.Budget.Spent(fault.Failure).ToException();
                    run.Verbose(Line(fault, patience, arguments.RetryDelay, arguments.AttemptNumber + 1));
                    return default;
                },
            })
            .Build();

    private static RepeatableException FaultOf(Outcome<object> outcome) => (RepeatableException)outcome.Exception!;

    private static RetryAfter Asked(RepeatableException fault, Patience patience) => fault.RetryAfter.CutTo(patience.LongestWait);

    private static string Line(RepeatableException fault, Patience patience, TimeSpan wait, int number) => string.Format(
        CultureInfo.InvariantCulture, "{0}{1} Trying again in {2:0.#} s ({3} of {4}).",
        fault.Message, Asked(fault, patience).Remark is { } remark ? " " + remark : string.Empty, wait.TotalSeconds, number,
            patience.Repeats);
}
