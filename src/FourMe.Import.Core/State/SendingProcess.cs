using System.ComponentModel;
using System.Diagnostics;

namespace FourMe.Import.State;

/// <summary>Distinguishes work in progress from a crash: whether the process that was sending a file still exists.</summary>
internal static class SendingProcess
{
    /// <summary>Tolerance between the system's clock and ours.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <param name="id">Id of the process; ids are reused.</param>
    /// <param name="began">When it started to send.</param>
    internal static bool IsGone(int id, DateTimeOffset began)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return process.StartTime.ToUniversalTime() - Tolerance > began.UtcDateTime;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It does not exist, or belongs to another user and so did not write the entry.
            return true;
        }
    }
}
