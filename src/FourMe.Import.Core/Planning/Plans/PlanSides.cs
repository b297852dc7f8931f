using FourMe.Import.Catalogue;
using FourMe.Import.Files;
using FourMe.Import.Importing;
using FourMe.Import.State;
using FourMe.Import.Values;

namespace FourMe.Import.Planning;

/// <summary>What a plan reads and writes apart from its records: baselines, ledgers, plans, and the context for comparing cells.</summary>
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

    /// <summary>The baseline to compare with, brought up to date.</summary>
    /// <param name="host">Receives progress and warnings.</param>
    /// <param name="timeout">How long to wait for each export; null for as long as it takes.</param>
    /// <param name="stop">Cancels the work.</param>
    internal Task<BaselineFile> BaselineAsync(ITransferHost host, TimeSpan? timeout, CancellationToken stop)
    {
        if (_options.BaselinePath is { } path) return Task.FromResult(BaselineFile.OfExport(path, _type, stop));
        var choice = new BaselineOptions { MaximumAge = _options.MaximumAge, IsWhatIf = _options.WhatIf, Timeout = timeout };
        return new BaselineRefresh(_client, _baselines, host).GetAsync(_type, choice, stop);
    }

    /// <summary>The stored baseline of a type, as it is; null when there is none.</summary>
    /// <param name="type">The type.</param>
    /// <param name="own">The baseline of the plan's own type.</param>
    internal BaselineFile? BaselineOf(string type, BaselineFile own) => type == _type.Name ? own : _baselines.Find(Owner, type);

    /// <summary>The context for comparing cells: names of referenced records, and the account's enumerations.</summary>
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

    /// <summary>Creates the writer of the plan. With WhatIf it writes to a temporary folder that is deleted.</summary>
    /// <param name="watch">Receives everything that is written with WhatIf; null for none.</param>
    internal PlanWriter NewWriter(DecisionWatch? watch) => _options.WhatIf
        ? new PlanWriter("whatif", Path.Combine(TemporaryFolders.New(), "whatif")) { Watch = watch } : _plans.Create(_type.Name);

    /// <summary>The error id that explains why a plan against this baseline can only be viewed; null when it can be applied.</summary>
    internal string? LookOnly(BaselineFile baseline) =>
        _options.BaselinePath is null ? null
        : !baseline.IsProven ? "BaselineUnproven"
        : baseline.About.Owner != Owner ? "WrongAccount" : null;

    internal PlanFile Open(string id) => _plans.Get(id);
}
