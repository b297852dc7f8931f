#if NET
namespace FourMe.Import;

/// <summary>Gives .NET 8 the name under which Microsoft.Bcl.TimeProvider offers the same for netstandard2.0.</summary>
internal static class TimeProviderDelay
{
    internal static Task Delay(this TimeProvider clock, TimeSpan delay, CancellationToken cancellationToken) =>
        Task.Delay(delay, clock, cancellationToken);
}
#endif
