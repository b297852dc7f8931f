using System.Collections.Concurrent;
using FourMe.Import.Simulator.Accounts;

namespace FourMe.Import.Simulator.Exports;

/// <summary>Large types may be exported in full only once in 23 hours.</summary>
internal sealed class FullExportLimit(ExportSelection selection, SimulatorOptions options)
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(23);

    private readonly ConcurrentDictionary<(string Account, string Type), DateTimeOffset> _last = new();

    /// <summary>The first type that comes too soon, or null; then the export counts.</summary>
    public string? FindExceeded(Account account, ExportOrder order)
    {
        if (order.From is not null)
            return null;
        DateTimeOffset now = options.TimeProvider.GetUtcNow();
        (string Account, string Type)[] large =
        [
            .. order.Types
                .Where(type => selection.Count(account, type.Name, type.Type, null) > options.FullExportThreshold)
                .Select(type => (account.Id, type.Name)),
        ];
        foreach ((string Account, string Type) key in large)
        {
            if (_last.TryGetValue(key, out DateTimeOffset last) && now - last < Pause)
                return key.Type;
        }

        foreach ((string Account, string Type) key in large)
            _last[key] = now;
        return null;
    }

    public void Clear() => _last.Clear();
}
