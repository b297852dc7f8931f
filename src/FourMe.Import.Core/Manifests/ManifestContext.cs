using FourMe.Import.Errors;
using FourMe.Import.Planning;
using FourMe.Import.State;
using FourMe.Import.Values;

namespace FourMe.Import.Manifests;

/// <summary>The data shared by all steps of a manifest run.</summary>
internal sealed class ManifestContext
{
    private readonly ManifestRunOptions _options;

    /// <exception cref="FourMeException"><c>ManifestRunNotFound</c>.</exception>
    internal ManifestContext(FourMeClient client, Manifest manifest, ManifestRunOptions options)
    {
        (Client, Manifest, _options) = (client, manifest, options);
        Owner = JobOwner.Of(client);
        StatePath = options.StatePath ?? manifest.StatePath ?? StateFolder.Path;
        Store = new ManifestStore(StatePath, Clock);
        Plans = new PlanStore(StatePath, Clock);
        Names = new ManifestNames(Plans);
        Started = Clock.GetUtcNow();
        Resumed = options.Resume is null ? null : Find(options.Resume);
        Id = Resumed?.Id ?? Store.NewId(manifest.Stem);
    }

    internal FourMeClient Client { get; }

    internal Manifest Manifest { get; }

    /// <summary>Id of the run, by which it can be resumed.</summary>
    internal string Id { get; }

    /// <summary>The run to resume; null for a new run.</summary>
    internal ManifestState? Resumed { get; }

    internal DateTimeOffset Started { get; }

    /// <summary>Host and account of the connection.</summary>
    internal JobOwner Owner { get; }

    internal string StatePath { get; }

    internal ManifestStore Store { get; }

    internal PlanStore Plans { get; }

    /// <summary>The names that records of all types get in the run.</summary>
    internal ManifestNames Names { get; }

    internal TimeProvider Clock => Client.Options.TimeProvider;

    /// <summary>How values are formatted.</summary>
    internal FormattingContext Formatting => _options.Formatting;

    /// <summary>Whether missing references, and properties that match no column, are errors.</summary>
    internal bool IsStrict => _options.Strict || Manifest.Strict;

    /// <summary>Whether nothing at all is sent when one type is held or failed.</summary>
    internal bool HoldsAll => _options.HoldAll || Manifest.HoldAll;

    /// <summary>Whether the run only reports.</summary>
    internal bool IsWhatIf => _options.WhatIf;

    /// <summary>How a type of the manifest is planned.</summary>
    internal PlanOptions PlanOptionsOf(ManifestEntry entry) => entry.ToPlanOptions(Formatting, StatePath, IsWhatIf, _options.Stop);

    /// <summary>How the plan of a type is applied.</summary>
    /// <param name="entry">The type.</param>
    /// <param name="run">Id of the type's run.</param>
    internal ApplyOptions ApplyOptionsOf(ManifestEntry entry, string run) => new()
    {
        Timeout = entry.Timeout, JobFolder = _options.JobFolder, Point = _options.Point, Run = run, ManifestRun = Id,
    };

    private ManifestState Find(string id)
    {
        ManifestState? state = Store.Find(id);
        if (state is null || new JobOwner(state.Host, state.Account) != Owner
            || !state.Steps.Any(step => Manifest.Entries.Any(entry => entry.Name == step.Name)))
            throw Failures.ManifestRunNotFound(id, Manifest.Path).ToException();
        return state;
    }
}
