namespace FourMe.Import.State;

/// <summary>The owner of a job: a token is valid only with its host and account.</summary>
internal readonly record struct JobOwner(string Host, string Account)
{
    internal static JobOwner Of(JobEntry entry) => new(entry.Host, entry.Account);

    internal static JobOwner Of(FourMeClient client) => new(client.Options.Addresses.Api.Authority, client.Options.Account ?? string.Empty);

    /// <inheritdoc />
    public override string ToString() => Account.Length > 0 ? $"{Account} at {Host}" : Host;
}
