namespace FourMe.Import;

/// <summary>The process that this code runs in.</summary>
internal static class CurrentProcess
{
#if NET
    internal static int Id => Environment.ProcessId;
#else
    internal static int Id { get; } = System.Diagnostics.Process.GetCurrentProcess().Id;
#endif
}
