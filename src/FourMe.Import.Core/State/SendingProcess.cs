using System.ComponentModel;
using System.Diagnostics;

namespace FourMe.Import.State;

/// <summary>Tells work in hand from what a crash left: whether the process that was sending a file is still there.</summary>
internal static class SendingProcess
{
    /// <summary>The system's and our own reading of the clock may differ by so much.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <param name="id">Number of the process; numbers are used again.</param>
    /// <param name="began">When it began to send.</param>
    internal static bool IsGone(int id, DateTimeOffset began)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return process.StartTime.ToUniversalTime() - Tolerance > began.UtcDateTime;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // There is none, or it is another user's and so not the one that wrote the entry.
            return true;
        }
    }
}
