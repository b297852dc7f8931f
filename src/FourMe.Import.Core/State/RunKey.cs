namespace FourMe.Import.State;

/// <summary>Identifies a run, and which other runs must not run at the same time.</summary>
/// <param name="Owner">Host and account.</param>
/// <param name="Name">The run name.</param>
/// <param name="Type">The record type.</param>
/// <param name="Source">The Source of the records; '' for none.</param>
internal sealed record RunKey(JobOwner Owner, string Name, string Type, string Source)
{
    /// <summary>What is locked: the run name, and the records it writes.</summary>
    internal IReadOnlyList<string> Locks =>
    [
        string.Join("|", "name", Owner.Host.ToLowerInvariant(), Owner.Account, Name.ToLowerInvariant()),
        string.Join("|", "records", Owner.Host.ToLowerInvariant(), Owner.Account, Type, Source),
    ];
}
