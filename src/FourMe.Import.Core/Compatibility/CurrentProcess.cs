namespace FourMe.Import;

/// <summary>The current process.</summary>
internal static class CurrentProcess
{
#if NET
    internal static int Id => Environment.ProcessId;
#else
    internal static int Id { get; } = System.Diagnostics.Process.GetCurrentProcess().Id;
#endif
}
