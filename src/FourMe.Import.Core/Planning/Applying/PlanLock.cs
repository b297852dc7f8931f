using FourMe.Import.Errors;
using FourMe.Import.Files;

namespace FourMe.Import.Planning;

/// <summary>Lets one process at a time apply a plan. The operating system releases the lock when the process ends.</summary>
internal sealed class PlanLock : IDisposable
{
    private readonly FileStream _file;

    private PlanLock(FileStream file) => _file = file;

    /// <summary>Takes the lock without waiting.</summary>
    /// <exception cref="FourMeException"><c>PlanBusy</c> or <c>FileWriteFailed</c>.</exception>
    internal static PlanLock Take(string planId, PlanFolder folder)
    {
        try
        {
            return new PlanLock(PrivateFile.OpenAlone(folder.Lock));
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            throw Failures.FileWriteFailed(folder.Lock, denied).ToException();
        }
        catch (IOException held)
        {
            throw Failures.PlanBusy(planId, held).ToException();
        }
    }

    public void Dispose() => _file.Dispose();
}
