using FourMe.Import.Errors;
using FourMe.Import.Files;

namespace FourMe.Import.Planning;

/// <summary>Lets one process at a time apply a plan. The system gives it up with the process, however that ends.</summary>
internal sealed class PlanLock : IDisposable
{
    private readonly FileStream _file;

    private PlanLock(FileStream file) => _file = file;

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
