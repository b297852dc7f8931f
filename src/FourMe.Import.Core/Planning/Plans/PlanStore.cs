using System.Globalization;
using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>The plans on disk, in the folder <c>plans</c> of the state folder: one folder per plan, readable by the owner only.</summary>
/// <param name="folder">The state folder.</param>
/// <param name="clock">The clock, for the age of plans.</param>
internal sealed class PlanStore(string folder, TimeProvider clock)
{
    internal const string PartialEnding = ".partial";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly string _folder = Path.Combine(folder, "plans");

    /// <summary>Starts a plan, and deletes plans older than 30 days.</summary>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>.</exception>
    internal PlanWriter Create(string type)
    {
        return FileFault.GuardWrite(_folder, () =>
        {
            StateFolder.Create(folder, _folder);
            IReadOnlyList<PlanFile> before = All();
            RemoveOld(before);
            string id = string.Format(CultureInfo.InvariantCulture, "{0}-{1:yyyyMMdd-HHmmss}-{2}",
                type, clock.GetUtcNow(), Guid.NewGuid().ToString("N").Substring(0, 6));
            return new PlanWriter(id, Path.Combine(_folder, id), before.Select(plan => plan.Header.Order).DefaultIfEmpty().Max() + 1);
        });
    }

    /// <summary>A plan; null when there is none with this id.</summary>
    /// <exception cref="FourMeException"><c>PlanChanged</c> or <c>FileReadFailed</c>.</exception>
    internal PlanFile? Find(string id)
    {
        // An id given by a user must not lead out of the folder.
        if (!IsName(id)) return null;
        var plan = new PlanFolder(Path.Combine(_folder, id));
        return Directory.Exists(plan.Path) ? PlanFile.Open(id, plan) : null;
    }

    /// <summary>A plan.</summary>
    /// <exception cref="FourMeException"><c>PlanNotFound</c>, <c>PlanChanged</c> or <c>FileReadFailed</c>.</exception>
    internal PlanFile Get(string id) => Find(id) ?? throw Failures.PlanNotFound(id).ToException();

    /// <summary>All plans, newest first.</summary>
    /// <param name="unreadable">Called for each plan that was altered or cannot be read; null to skip those.</param>
    /// <exception cref="FourMeException"><c>FileReadFailed</c>: the folder cannot be read.</exception>
    internal IReadOnlyList<PlanFile> All(Action<Failure>? unreadable = null)
    {
        var plans = new List<PlanFile>();
        foreach (string id in Names())
        {
            try
            {
                if (Find(id) is { } plan) plans.Add(plan);
            }
            catch (FourMeException altered)
            {
                unreadable?.Invoke(altered.Failure);
            }
        }
        return [.. plans.OrderByDescending(plan => plan.Header.Order).ThenByDescending(plan => plan.Plan.Created)
            .ThenByDescending(plan => plan.Plan.Id, StringComparer.Ordinal)];
    }

    /// <summary>Rewrites a plan's header after its state has changed.</summary>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>.</exception>
    internal void Save(PlanHeader header)
    {
        var plan = new PlanFolder(Path.Combine(_folder, header.Plan.Id));
        FileFault.GuardWrite(plan.Header, () => AtomicFile.Write(plan.Header, PlanSeal.Close(header)));
    }

    /// <summary>Deletes a plan with all its files.</summary>
    internal void Remove(string id)
    {
        if (IsName(id)) PrivateFile.DeleteFolder(Path.Combine(_folder, id));
    }

    private static bool IsName(string id) =>
        id.Length > 0 && id.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_');

    private string[] Names()
    {
        try
        {
            return [.. Directory.GetDirectories(_folder).Select(path => Path.GetFileName(path)!)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception closed) when (FileFault.Is(closed))
        {
            throw Failures.FileReadFailed(_folder, closed).ToException();
        }
    }

    /// <summary>Deletes old plans by their creation time, and leftovers of crashed runs by the time of their folder.</summary>
    private void RemoveOld(IReadOnlyList<PlanFile> plans)
    {
        DateTimeOffset limit = clock.GetUtcNow() - Kept;
        foreach (PlanFile plan in plans)
            if (plan.Plan.Created < limit) Remove(plan.Plan.Id);
        foreach (string path in Directory.GetDirectories(_folder, "*" + PartialEnding))
            if (Directory.GetLastWriteTimeUtc(path) < limit.UtcDateTime) PrivateFile.DeleteFolder(path);
    }
}
