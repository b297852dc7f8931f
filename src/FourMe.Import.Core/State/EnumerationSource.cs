using FourMe.Import.Catalogue;
using FourMe.Import.Errors;

namespace FourMe.Import.State;

/// <summary>The sources of a connection's lists: today's cache, the service, an older cache.</summary>
/// <param name="client">The connection.</param>
/// <param name="folder">The state folder, which has the cache.</param>
/// <param name="language">The language of the labels; null for the API user's own.</param>
internal sealed class EnumerationSource(FourMeClient client, string folder, string? language = null)
{
    private readonly EnumerationCache _cache = new(folder, client.Options.TimeProvider);
    private readonly string _host = client.Options.Addresses.Api.Authority;

    /// <summary>The lists on disk, of any age; null when there are none.</summary>
    internal EnumerationLists? Cached => _cache.Read(_host, language);

    /// <summary>The lists on disk that are not older than a day; null when there are none.</summary>
    internal EnumerationLists? CachedToday => _cache.ReadFresh(_host, language);

    /// <summary>Reads the lists from the service, and stores them on disk.</summary>
    /// <exception cref="FourMeException">The service did not answer with lists.</exception>
    internal async Task<EnumerationLists> ReadAsync(ITransferHost host, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, Enumeration> lists = await client.GetEnumerationsAsync(language, host, cancellationToken)
            .ConfigureAwait(false);
        var read = new EnumerationLists(lists, client.Options.TimeProvider.GetUtcNow());
        host.Verbose($"Read {lists.Count} enumerations from {_host}.");
        if (_cache.Write(_host, language,
            read) is { } problem) host.Verbose($"The enumerations cannot be cached: {problem}");
        return read;
    }

    /// <summary>Today's lists from disk, or those of the service, or older ones, or those that ship with the library.</summary>
    internal async Task<EnumerationLists> FindAsync(ITransferHost host, CancellationToken cancellationToken)
    {
        if (CachedToday is { } today) return today;
        try
        {
            return await ReadAsync(host, cancellationToken).ConfigureAwait(false);
        }
        catch (FourMeException failed) when (failed.Failure.Id != nameof(Failures.InvalidLanguage))
        {
            EnumerationLists other = Cached ?? EnumerationLists.Shipped;
            host.Warning($"The enumerations of the service cannot be read: {failed.Message} {OriginOf(other)}");
            return other;
        }
    }

    /// <summary>The warning about lists that were not read from the service now.</summary>
    internal string OriginOf(EnumerationLists lists) => lists.Origin(client.Options.TimeProvider.GetUtcNow());
}
