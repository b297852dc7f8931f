using FourMe.Import.Catalogue;
using FourMe.Import.Files;
using FourMe.Import.Importing;
using FourMe.Import.State;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>What a plan reads and writes beside its records: baselines, ledgers, plans, and what cells are compared by.</summary>
internal sealed class PlanSides
{
    private readonly FourMeClient _client;
    private readonly RecordType _type;
    private readonly PlanOptions _options;
    private readonly BaselineStore _baselines;
    private readonly PlanStore _plans;

    internal PlanSides(FourMeClient client, RecordType type, PlanOptions options)
    {
        _client = client;
        _type = type;
        _options = options;
        StateFolder = options.StatePath ?? State.StateFolder.Path;
        _baselines = new BaselineStore(StateFolder, client.Options.TimeProvider);
        _plans = new PlanStore(StateFolder, client.Options.TimeProvider);
        Ledgers = new LedgerStore(StateFolder);
        Owner = JobOwner.Of(client);
    }

    internal string StateFolder { get; }

    internal JobOwner Owner { get; }

    internal LedgerStore Ledgers { get; }

    /// <summary>The baseline that is compared with, up to date.</summary>
    internal Task<BaselineFile> BaselineAsync(ITransferHost host, CancellationToken stop)
    {
        if (_options.BaselinePath is { } path) return Task.FromResult(BaselineFile.OfExport(path, _type, stop));
        var choice = new BaselineOptions { MaximumAge = _options.MaximumAge, IsWhatIf = _options.WhatIf };
        return new BaselineRefresh(_client, _baselines, host).GetAsync(_type, choice, stop);
    }

    /// <summary>The baseline of a type that is at hand; null when there is none.</summary>
    /// <param name="type">The type.</param>
    /// <param name="own">The baseline that is compared with.</param>
    internal BaselineFile? BaselineOf(string type, BaselineFile own) => type == _type.Name ? own : _baselines.Find(Owner, type);

    /// <summary>What cells are compared by: the records that names mean, and the account's enumerations.</summary>
    internal MeaningContext Meaning(BaselineFile own, CancellationToken stop)
    {
        EnumerationLists? lists = new EnumerationSource(_client, StateFolder).CachedToday;
        return new MeaningContext
        {
            OwnAccount = _client.Options.Account,
            Names = ReferenceNames.Of(_type, type => BaselineOf(type, own), stop),
            Enumerations = new AccountEnumerations(() => lists),
        };
    }

    /// <summary>Where the plan is written. A run that only looks leaves nothing.</summary>
    /// <param name="watch">Hears of all that is written by a run that only looks; null for nobody.</param>
    internal PlanWriter NewWriter(DecisionWatch? watch) => _options.WhatIf
        ? new PlanWriter("whatif", Path.Combine(TemporaryFolders.New(), "whatif")) { Watch = watch } : _plans.Create(_type.Name);

    /// <summary>Why a plan against a baseline can only be looked at, as an error's id; null when it can be applied.</summary>
    internal string? LookOnly(BaselineFile baseline) =>
        _options.BaselinePath is null ? null
        : !baseline.IsProven ? "BaselineUnproven"
        : baseline.About.Owner != Owner ? "WrongAccount" : null;

    internal PlanFile Open(string id) => _plans.Get(id);
}
