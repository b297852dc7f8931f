using FourMe.Import.Mapping;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>Determines run name, type and Source of a sync before its first record, for the lock.</summary>
internal static class SyncKey
{
    /// <summary>The key by options and constants.</summary>
    /// <param name="client">The client of the account.</param>
    /// <param name="type">The record type.</param>
    /// <param name="options">May set the run name and the Source.</param>
    /// <param name="constants">May set the Source as well.</param>
    internal static RunKey Of(
        FourMeClient client, RecordType type, PlanOptions options, IReadOnlyList<KeyValuePair<string, object?>> constants)
    {
        string source = options.Source ?? constants.Where(constant => type.FindColumn(constant.Key)?.Name == RecordKey.Source)
            .Select(constant => constant.Value?.ToString()).FirstOrDefault() ?? string.Empty;
        return new RunKey(JobOwner.Of(client), PlanChecks.NameOf(type, options, source), type.Name, source);
    }

    /// <summary>The key of a plan, which has the Source of its records.</summary>
    internal static RunKey Of(FourMeClient client, Plan plan) => new(JobOwner.Of(client), plan.Name, plan.Type, plan.Source);
}
