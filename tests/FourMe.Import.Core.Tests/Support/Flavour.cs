namespace FourMe.Import.Core.Tests.Support;

/// <summary>
/// The flavour in which these tests run: .NET 10, .NET 8, or the netstandard2.0 build. Slow tests that do not depend on it are divided:
/// each flavour takes every third case.
/// </summary>
internal static class Flavour
{
    internal const int Count = 3;

#if CORE_NETSTANDARD
    internal const int Number = 2;
#elif NET10_0_OR_GREATER
    internal const int Number = 0;
#else
    internal const int Number = 1;
#endif

    /// <summary>The cases of this flavour: every third.</summary>
    internal static IEnumerable<T> Share<T>(IEnumerable<T> all) => all.Where((_, place) => place % Count == Number);
}
