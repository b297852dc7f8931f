using FourMe.Import.Hosting;

namespace FourMe.Import.Http;

/// <summary>Provides the bearer token of the next request.</summary>
internal abstract class AccessTokens : IDisposable
{
    /// <summary>The token to use now.</summary>
    /// <param name="run">Receives messages about waits; its budget limits them.</param>
    /// <param name="patience">The limits of retrying: those of the request that needs the token.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    internal abstract Task<string> GetAsync(TransferRun run, Patience patience, CancellationToken cancellationToken);

    /// <summary>Reports that the service refused a token.</summary>
    /// <param name="refused">The token that was sent.</param>
    /// <returns>Whether the next call of <see cref="GetAsync"/> returns another one.</returns>
    internal abstract bool Invalidate(string refused);

    public virtual void Dispose() { }
}

/// <summary>A personal access token, which cannot be renewed.</summary>
internal sealed class PersonalTokens(string token) : AccessTokens
{
    internal override Task<string> GetAsync(TransferRun run, Patience patience, CancellationToken cancellationToken) =>
        Task.FromResult(token);

    internal override bool Invalidate(string refused) => false;
}
