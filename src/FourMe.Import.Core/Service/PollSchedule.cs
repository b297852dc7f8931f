namespace FourMe.Import.Service;

/// <summary>
/// The times of polling a job's state: several in the first two seconds, because a small import is done in one; then less
/// often, up to the minute that the service advises, and always well within the five minutes after which it forgets a job
/// (https://developer.xurrent.com/v1/import/). The first two seconds take 8 of the 20 requests that the service allows in
/// two seconds, which leaves room for an upload, a log and a second job.
/// </summary>
internal static class PollSchedule
{
    private static readonly double[] Seconds = [0.1, 0.15, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.5, 1, 1, 2, 2, 3, 5, 5, 10, 10, 15, 20,
        30];
    private const double Longest = 60;

    /// <summary>The wait before a request.</summary>
    /// <param name="question">Number of the request, counted from 0.</param>
    internal static TimeSpan Before(int question) => TimeSpan.FromSeconds(question < Seconds.Length ? Seconds[question] : Longest);
}
