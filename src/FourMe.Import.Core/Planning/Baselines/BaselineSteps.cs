using FourMe.Import.Errors;
using FourMe.Import.Exporting;
using FourMe.Import.Files;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>The steps of a refresh: export records, replace the baseline by a full export, add changes.</summary>
internal sealed class BaselineSteps(FourMeClient client, BaselineStore store, ITransferHost host)
{
    private const string Relations = "ci_relations", Items = "cis";

    private readonly JobOwner _owner = JobOwner.Of(client);
    private readonly BaselineExport _export = new(client, store, host);

    /// <summary>How long to wait for each export; null for as long as it takes.</summary>
    internal TimeSpan? Timeout { get; set; }

    /// <summary>Exports all records, or those changed since a time.</summary>
    internal Task<ExportedRecords> ExportAsync(RecordType type, DateTimeOffset? from, CancellationToken stop) =>
        _export.GetAsync(type, from, Timeout, stop);

    /// <summary>Makes a full export the baseline.</summary>
    /// <param name="old">The previous baseline, for former names; null when there is none.</param>
    /// <param name="all">The full export.</param>
    /// <param name="records">Number of its records.</param>
    /// <param name="type">The record type.</param>
    /// <param name="stop">Cancels the work.</param>
    internal BaselineFile Replace(BaselineFile? old, ExportedRecords all, long records, RecordType type, CancellationToken stop)
    {
        BaselineRows rows = all.Rows!;
        var written = new WrittenRecords(records, FileHash.Of(rows.Path, stop));
        IReadOnlyList<FormerName> former = old is null ? []
            : RenamedRecords.Find(BaselineRows.OfStore(old.Path, type.Name), rows, type, old.About.StandsFor, stop);
        BaselineFile saved = Save(NewAbout(type, rows.Path, written, all.Moment), rows.Path, old, former);
        all.Keep();
        return saved;
    }

    /// <summary>Marks the baseline: a full export was rejected as too small.</summary>
    internal BaselineFile MarkShrunk(BaselineFile old, BaselineShrink shrunk) =>
        store.Save(old.Kept! with { Shrunk = shrunk });

    /// <summary>Adds the changes since the time of the baseline.</summary>
    /// <param name="old">The baseline.</param>
    /// <param name="type">The record type.</param>
    /// <param name="options">What may be done.</param>
    /// <param name="anyColumns">Whether to accept a partial export with other columns. Only the common columns are kept then.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>The updated baseline; null when a full export is needed.</returns>
    internal async Task<BaselineFile?> UpdateAsync(
        BaselineFile old, RecordType type, BaselineOptions options, bool anyColumns, CancellationToken stop)
    {
        DateTimeOffset from = old.About.StandsFor - SeriesMarks.Overlap;
        if (from < ExportSeries.Earliest(client.Options.TimeProvider)) return null;
        BaselineRows baseline = BaselineRows.OfStore(old.Path, type.Name);
        if (type.Name == Relations) return await UpdateRelationsAsync(old, baseline, type, from, options, anyColumns, stop)
            .ConfigureAwait(false);
        if (type.Owners.Count > 0 || baseline.IndexOf("ID") < 0) return null;
        using ExportedRecords part = await ExportAsync(type, from, stop).ConfigureAwait(false);
        if (part.Rows is null) return Current(old, part.Moment);
        if (!anyColumns && !BaselineMerge.HaveSameColumns(baseline, part.Rows)) return null;
        return ChangedRecords.Read(part.Rows, baseline, type, old.About.StandsFor, stop) is { } changes
            ? Merge(old, baseline, part, changes, type, stop) : null;
    }

    private async Task<BaselineFile?> UpdateRelationsAsync(
        BaselineFile old, BaselineRows baseline, RecordType type, DateTimeOffset from, BaselineOptions options, bool anyColumns,
        CancellationToken stop)
    {
        var changes = new ChangedRelations(baseline);
        // Items first: an item that gets a relation after this export is in the partial export of the relations.
        if (!await AddItemsWithoutAsync(changes, from, options, stop).ConfigureAwait(false)) return null;
        using ExportedRecords part = await ExportAsync(type, from, stop).ConfigureAwait(false);
        if (part.Rows is not null)
        {
            if (!anyColumns && !BaselineMerge.HaveSameColumns(baseline, part.Rows)) return null;
            changes.AddRelations(part.Rows, stop);
        }
        else if (!changes.ReplacesAny(stop))
        {
            return Current(old, part.Moment);
        }
        return Merge(old, baseline, part, changes, type, stop);
    }

    /// <summary>
    /// Finds configuration items without relations: among all items if a full export is unlimited, otherwise among changed ones.
    /// </summary>
    /// <returns>False when the export does not tell which items have relations.</returns>
    private async Task<bool> AddItemsWithoutAsync(
        ChangedRelations changes, DateTimeOffset from, BaselineOptions options, CancellationToken stop)
    {
        RecordType items = RecordTypes.Get(Items);
        BaselineAbout? known = store.About(_owner, Items);
        if (!options.IsWhatIf && (known is null || known.Records <= BaselineRefresh.LargeType))
        {
            try
            {
                using ExportedRecords all = await ExportAsync(items, null, stop).ConfigureAwait(false);
                // Saves the items as a baseline, so that their number is known next time.
                if (known is null) Replace(null, all, all.Rows!.Records(stop).LongCount(), items, stop);
                return changes.AddItemsWithout(all.Rows!, stop);
            }
            catch (FourMeException limited) when (limited.Failure.Id == nameof(Failures.ExportRateLimited))
            {
                host.Verbose(limited.Failure.Message);
            }
        }
        using ExportedRecords changed = await ExportAsync(items, from, stop).ConfigureAwait(false);
        return changed.Rows is null || changes.AddItemsWithout(changed.Rows, stop);
    }

    private BaselineFile Merge(BaselineFile old, BaselineRows baseline, ExportedRecords part, IPartialRecords changes, RecordType type,
        CancellationToken stop)
    {
        string path = store.NewFile(_owner, type.Name);
        try
        {
            WrittenRecords written = BaselineMerge.Write(baseline, part.Rows, changes, path, stop);
            BaselineAbout about = NewAbout(type, path, written, part.Moment) with { LastFull = old.About.LastFull, Shrunk = old.Shrunk };
            return Save(about, path, old, changes.FormerNames);
        }
        catch (Exception failed)
        {
            PrivateFile.Delete(path);
            if (FileFault.Is(failed)) throw Failures.FileWriteFailed(path, failed).ToException();
            throw;
        }
    }

    /// <summary>Nothing has changed: moves the baseline's time forward.</summary>
    private BaselineFile Current(BaselineFile old, DateTimeOffset moment) =>
        store.Save(old.Kept! with { StandsFor = moment, Used = client.Options.TimeProvider.GetUtcNow() });

    /// <summary>Describes a baseline that is as old as its full export.</summary>
    private BaselineAbout NewAbout(RecordType type, string path, WrittenRecords written, DateTimeOffset standsFor) => new()
    {
        Host = _owner.Host,
        Account = _owner.Account,
        Type = type.Name,
        File = Path.GetFileName(path),
        Hash = written.Hash,
        Records = written.Records,
        Bytes = new FileInfo(path).Length,
        StandsFor = standsFor,
        LastFull = standsFor,
        Used = client.Options.TimeProvider.GetUtcNow(),
    };

    /// <summary>Saves a baseline with the names that its records had, as long as they are of use.</summary>
    /// <param name="about">The baseline.</param>
    /// <param name="path">Its file.</param>
    /// <param name="old">The previous baseline; null when there is none.</param>
    /// <param name="former">The names that records have lost since then.</param>
    private BaselineFile Save(BaselineAbout about, string path, BaselineFile? old, IReadOnlyList<FormerName> former)
    {
        DateTimeOffset limit = about.StandsFor - FormerNames.Kept;
        string names = BaselineStore.NamesOf(path);
        IEnumerable<FormerName> kept = old is null ? [] : old.FormerNames.Where(name => name.Seen >= limit);
        bool hasNames = FormerNames.Write(names, kept.Concat(former));
        return store.Save(about with { FormerNames = hasNames ? Path.GetFileName(names) : null });
    }
}
