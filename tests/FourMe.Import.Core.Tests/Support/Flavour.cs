namespace FourMe.Import.Core.Tests.Support;

/// <summary>
/// Which of the runs of these tests this is: .NET 10, .NET 8, or the netstandard2.0 build. What takes long and is the same in all of
/// them is divided: each takes every third.
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
}
