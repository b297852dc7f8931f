using Polly;
using Polly.Retry;

namespace FourMe.Import;

/// <summary>When a request is sent again, and after how long. Every wait is told to whoever listens.</summary>
internal static class RetryPolicies
{
    /// <summary>About two minutes of trying: a job goes on meanwhile, and is worth waiting for.</summary>
    internal const int Patient = 8;

    /// <summary>About three seconds: somebody waits at the console.</summary>
    internal const int Brief = 2;

    /// <summary>Once and never again.</summary>
    internal const int Never = 0;

    private const int RepeatsOfJobStarts = 5;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    /// <summary>For requests that change nothing: repeated after faults of the network and of the service.</summary>
    internal static ResiliencePipeline<ApiAnswer> ForSafeRequests(int repeats, TimeProvider clock, Action<string> tell) => Build(
        repeats, clock, tell,
        new PredicateBuilder<ApiAnswer>()
            .Handle<FourMeException>(fault => fault.Failure.Kind is FailureKind.ConnectionError or FailureKind.OperationTimeout)
            .HandleResult(answer => ApiStatus.IsTransient(answer.Status)));

    /// <summary>For what starts a job: repeated only when it is certain that the service did not take it.</summary>
    internal static ResiliencePipeline<ApiAnswer> ForJobStarts(TimeProvider clock, Action<string> tell) => Build(
        RepeatsOfJobStarts, clock, tell,
        new PredicateBuilder<ApiAnswer>()
            .Handle<NothingSentException>()
            .HandleResult(ApiStatus.RefusedForNow));

    private static ResiliencePipeline<ApiAnswer> Build(int repeats, TimeProvider clock, Action<string> tell, PredicateBuilder<ApiAnswer> when) =>
        repeats == Never ? ResiliencePipeline<ApiAnswer>.Empty : new ResiliencePipelineBuilder<ApiAnswer> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<ApiAnswer>
            {
                ShouldHandle = when,
                MaxRetryAttempts = repeats,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstDelay,
                MaxDelay = LongestDelay,
                DelayGenerator = arguments => new ValueTask<TimeSpan?>(
                    arguments.Outcome.Result is { } answer ? RetryAfter.Of(answer.Headers, clock.GetUtcNow()) : null),
                OnRetry = arguments =>
                {
                    tell($"{Reason(arguments.Outcome)} Trying again in {arguments.RetryDelay.TotalSeconds:0.#} s ({arguments.AttemptNumber + 1} of {repeats}).");
                    arguments.Outcome.Result?.Dispose();
                    return default;
                },
            })
            .Build();

    private static string Reason(Outcome<ApiAnswer> outcome) =>
        outcome.Exception is { } fault ? fault.Message : $"The service answered {(int)outcome.Result!.Status}.";
}
