using System.Reflection;

namespace FourMe.Import.Core.Tests.Fuzzing;

/// <summary>The only permitted result of bad input: a failure with a documented id.</summary>
internal static class KnownFailures
{
    private static readonly HashSet<string> Ids =
        [.. typeof(Failures).GetMethods(BindingFlags.Static | BindingFlags.NonPublic).Where(method => method.ReturnType == typeof(Failure)).Select(method => method.Name)];

    /// <summary>The result of the work; null when it fails in a permitted way.</summary>
    internal static T? Of<T>(Func<T> work) where T : class
    {
        try
        {
            return work();
        }
        catch (FourMeException failed)
        {
            Check(failed.Failure);
            return null;
        }
    }

    internal static async Task<T?> OfAsync<T>(Func<Task<T>> work) where T : class
    {
        try
        {
            return await work();
        }
        catch (FourMeException failed)
        {
            Check(failed.Failure);
            return null;
        }
    }

    internal static void Check(Failure failure)
    {
        if (!Ids.Contains(failure.Id) || string.IsNullOrWhiteSpace(failure.Message)) Assert.Fail($"'{failure.Id}' is no failure of ours: {failure.Message}");
    }
}
