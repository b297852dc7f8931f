using FourMe.Import.Mapping;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>Under which name, and on whose records, a sync works: known before its first record.</summary>
internal static class SyncKey
{
    /// <param name="client">The account.</param>
    /// <param name="type">The record type.</param>
    /// <param name="options">May give name and Source.</param>
    /// <param name="constants">May give the Source, too.</param>
    internal static RunKey Of(
        FourMeClient client, RecordType type, PlanOptions options, IReadOnlyList<KeyValuePair<string, object?>> constants)
    {
        string source = options.Source ?? constants.Where(constant => type.FindColumn(constant.Key)?.Name == RecordKey.Source)
            .Select(constant => constant.Value?.ToString()).FirstOrDefault() ?? string.Empty;
        return new RunKey(JobOwner.Of(client), PlanChecks.NameOf(type, options, source), type.Name, source);
    }

    /// <summary>The same of a plan, which knows the Source of its records.</summary>
    internal static RunKey Of(FourMeClient client, Plan plan) => new(JobOwner.Of(client), plan.Name, plan.Type, plan.Source);
}
