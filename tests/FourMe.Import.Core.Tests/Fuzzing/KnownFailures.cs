using System.Reflection;

namespace FourMe.Import.Core.Tests.Fuzzing;

/// <summary>What may come of bad input: a failure with an id that is documented, and nothing else.</summary>
internal static class KnownFailures
{
    private static readonly HashSet<string> Ids =
        [.. typeof(Failures).GetMethods(BindingFlags.Static | BindingFlags.NonPublic).Where(method => method.ReturnType == typeof(Failure)).Select(method => method.Name)];

    /// <summary>What the work gives; null when it fails as it may.</summary>
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
