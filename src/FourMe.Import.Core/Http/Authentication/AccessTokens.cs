using FourMe.Import.Hosting;

namespace FourMe.Import.Http;

/// <summary>Gives the bearer token for the next request.</summary>
internal abstract class AccessTokens : IDisposable
{
    /// <summary>The token to use now.</summary>
    /// <param name="run">Hears of waits, and pays for them.</param>
    /// <param name="patience">How much is tried: as much as for the request that needs the token.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    internal abstract Task<string> GetAsync(TransferRun run, Patience patience, CancellationToken cancellationToken);

    /// <summary>The service refused a token.</summary>
    /// <param name="refused">The token that was sent.</param>
    /// <returns>Whether the next call of <see cref="GetAsync"/> gives another one.</returns>
    internal abstract bool Invalidate(string refused);

    public virtual void Dispose() { }
}

/// <summary>A personal access token: there is only the one.</summary>
internal sealed class PersonalTokens(string token) : AccessTokens
{
    internal override Task<string> GetAsync(TransferRun run, Patience patience, CancellationToken cancellationToken) =>
        Task.FromResult(token);

    internal override bool Invalidate(string refused) => false;
}
