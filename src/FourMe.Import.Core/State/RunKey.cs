namespace FourMe.Import.State;

/// <summary>What tells one run from another, and which runs must not be at work at once.</summary>
/// <param name="Owner">The account.</param>
/// <param name="Name">The run's name.</param>
/// <param name="Type">The record type.</param>
/// <param name="Source">The Source that it writes; '' for none.</param>
internal sealed record RunKey(JobOwner Owner, string Name, string Type, string Source)
{
    /// <summary>What is locked: the name, and the records that it is about.</summary>
    internal IReadOnlyList<string> Locks =>
    [
        string.Join("|", "name", Owner.Host.ToLowerInvariant(), Owner.Account, Name.ToLowerInvariant()),
        string.Join("|", "records", Owner.Host.ToLowerInvariant(), Owner.Account, Type, Source),
    ];
}
