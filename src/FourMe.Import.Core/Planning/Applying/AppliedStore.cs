using System.Text.Json;
using FourMe.Import.Errors;
using FourMe.Import.Files;

namespace FourMe.Import.Planning;

/// <summary>Stores the progress of applying a plan. Written atomically before and after each job.</summary>
/// <param name="folder">The files of the plan.</param>
internal sealed class AppliedStore(PlanFolder folder)
{
    /// <summary>Reads the progress; null when nothing of the plan was sent.</summary>
    /// <exception cref="FourMeException">
    /// <c>PlanChanged</c>: the file was altered, so nothing more may be sent. <c>FileReadFailed</c>.
    /// </exception>
    internal AppliedPlan? Read(string planId)
    {
        try
        {
            return JsonSerializer.Deserialize(SealedJson.Open(AtomicFile.Read(folder.Applied)), AppliedJson.Default.AppliedPlan);
        }
        catch (Exception none) when (none is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception altered) when (altered is JsonException or InvalidDataException)
        {
            throw Failures.PlanChanged(planId, $"{Path.GetFileName(folder.Applied)} was altered.", altered).ToException();
        }
        catch (Exception unreadable) when (FileFault.Is(unreadable))
        {
            throw Failures.FileReadFailed(folder.Applied, unreadable).ToException();
        }
    }

    /// <exception cref="FourMeException"><c>FileWriteFailed</c>.</exception>
    internal void Save(AppliedPlan applied)
    {
        FileFault.GuardWrite(folder.Applied, () =>
        {
            byte[] content = JsonSerializer.SerializeToUtf8Bytes(applied, AppliedJson.Default.AppliedPlan);
            AtomicFile.Write(folder.Applied, SealedJson.Seal(content));
        });
    }

    /// <summary>Deletes the progress: nothing of the plan was sent after all.</summary>
    internal void Remove() => PrivateFile.Delete(folder.Applied);
}
