using FourMe.Import.Hosting;
using FourMe.Import.Planning;
using FourMe.Import.State;

namespace FourMe.Import.Manifests;

/// <summary>
/// The names of the account's records, from baselines. Baselines of the run's own types are current. One of another type is brought up to
/// date when a name of it is looked up.
/// </summary>
/// <param name="client">The client of the account.</param>
/// <param name="stateFolder">The state folder.</param>
/// <param name="own">The types of the run.</param>
/// <param name="options">What may be exported.</param>
/// <param name="host">Receives progress and warnings.</param>
internal sealed class AccountNames(
    FourMeClient client, string stateFolder, IReadOnlyCollection<string> own, BaselineOptions options, ITransferHost host) : IAccountNames
{
    private readonly BaselineStore _store = new(stateFolder, client.Options.TimeProvider);
    private readonly Dictionary<string, BaselineFile?> _baselines = new(StringComparer.Ordinal);
    private readonly ReferenceNames _names = new();

    public async Task<bool> LearnAsync(RecordType type, CancellationToken stop)
    {
        if (!_baselines.TryGetValue(type.Name, out BaselineFile? baseline))
        {
            baseline = await BaselineAsync(type, stop).ConfigureAwait(false);
            _baselines.Add(type.Name, baseline);
            if (baseline is not null) _names.Add(type, baseline, stop);
        }
        return baseline is not null;
    }

    public bool Have(string type, string name) => _names.Know(type, name);

    public IEnumerable<string> All(RecordType type, CancellationToken stop)
    {
        if (!_baselines.TryGetValue(type.Name, out BaselineFile? baseline) || baseline is null) return [];
        int[] places = [.. ComingNames.ColumnsOf(type).Select(baseline.IndexOf).Where(place => place >= 0)];
        return baseline.Rows(places, stop).SelectMany(row => places.Select(place => row[place])).Where(name => name.Length > 0);
    }

    private async Task<BaselineFile?> BaselineAsync(RecordType type, CancellationToken stop)
    {
        if (own.Contains(type.Name)) return _store.Find(JobOwner.Of(client), type.Name);
        if (type.ExportName is null) return null;
        try
        {
            return await new BaselineRefresh(client, _store, host).GetAsync(type, options, stop).ConfigureAwait(false);
        }
        catch (FourMeException failed)
        {
            host.Verbose($"Names of '{type.Name}' cannot be looked up: {failed.Message}");
            return null;
        }
    }
}
