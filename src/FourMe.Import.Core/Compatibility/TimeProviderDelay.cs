#if NET
namespace FourMe.Import;

/// <summary>The .NET 8 counterpart of a method of Microsoft.Bcl.TimeProvider, which exists for netstandard2.0 only.</summary>
internal static class TimeProviderDelay
{
    internal static Task Delay(this TimeProvider clock, TimeSpan delay, CancellationToken cancellationToken) =>
        Task.Delay(delay, clock, cancellationToken);
}
#endif
