using FourMe.Import.Errors;
using FourMe.Import.Exporting;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>
/// Brings baselines up to date: by a full export the first time and when the last one is too old, otherwise by an export of the changes
/// since. When an export is not possible, the baseline is kept unchanged and a warning says so.
/// </summary>
/// <param name="client">The client of the account.</param>
/// <param name="store">The store of baselines.</param>
/// <param name="host">Receives waits, progress and warnings.</param>
internal sealed class BaselineRefresh(FourMeClient client, BaselineStore store, ITransferHost host)
{
    /// <summary>Types with more records can be exported in full only once a day (https://developer.xurrent.com/v1/export/).</summary>
    internal const int LargeType = 10_000;

    private readonly JobOwner _owner = JobOwner.Of(client);
    private readonly BaselineSteps _steps = new(client, store, host);

    private DateTimeOffset Now => client.Options.TimeProvider.GetUtcNow();

    /// <summary>Returns the baseline of a type, as current as the options require.</summary>
    /// <exception cref="FourMeException">
    /// <c>NotExportable</c>, <c>BaselineMissing</c>, <c>BaselineTooOld</c>, <c>BaselineShrunk</c> (a small export would replace a damaged
    /// baseline), or the error of the export.
    /// </exception>
    internal async Task<BaselineFile> GetAsync(RecordType type, BaselineOptions options, CancellationToken stop)
    {
        if (type.ExportName is null) throw Failures.NotExportable(type.Name).ToException();
        _steps.Timeout = options.Timeout;
        BaselineFile? old = store.Find(_owner, type.Name);
        if (old is null) return await FirstAsync(type, options, stop).ConfigureAwait(false);
        if (!IsSound(old, stop)) return await RenewAsync(old, isSound: false, type, options, stop).ConfigureAwait(false);
        if (!options.Full && !IsDue(old, options.MaximumAge)
            && await _steps.UpdateAsync(old, type, options, anyColumns: false, stop).ConfigureAwait(false) is { } updated) return updated;
        return await RenewAsync(old, isSound: true, type, options, stop).ConfigureAwait(false);
    }

    /// <summary>Creates the first baseline of a type.</summary>
    private async Task<BaselineFile> FirstAsync(RecordType type, BaselineOptions options, CancellationToken stop)
    {
        if (store.Damaged(_owner, type.Name) is { } path) host.Warning(Failures.BaselineChanged(type.Name, path, null).Message);
        if (options.IsWhatIf)
        {
            await ThrowIfLargeAsync(type, stop).ConfigureAwait(false);
            host.Warning($"There is no baseline of '{type.Name}' yet, so all its records are exported now, although nothing will be sent. "
                + $"The service allows one full export of a type with more than {LargeType:N0} records a day.");
        }
        using ExportedRecords all = await _steps.ExportAsync(type, null, stop).ConfigureAwait(false);
        return _steps.Replace(null, all, all.Rows!.Records(stop).LongCount(), type, stop);
    }

    /// <summary>
    /// Throws if the type certainly has too many records for -WhatIf. Their number is unknown without a full export, but at least as many
    /// exist as the ledgers have seen, or as an unlimited partial export returns.
    /// </summary>
    private async Task ThrowIfLargeAsync(RecordType type, CancellationToken stop)
    {
        long seen = new LedgerStore(store.StateFolder).All(_ => { }).Select(ledger => ledger.About)
            .Where(about => about.Owner == _owner && about.Type == type.Name).Sum(about => about.Records);
        if (seen > LargeType) throw Failures.BaselineMissing(type.Name, seen, areSeen: true).ToException();
        using ExportedRecords changed = await _steps
            .ExportAsync(type, ExportSeries.Earliest(client.Options.TimeProvider), stop).ConfigureAwait(false);
        long records = changed.Rows?.Records(stop).LongCount() ?? 0;
        if (records > LargeType) throw Failures.BaselineMissing(type.Name, records).ToException();
    }

    /// <summary>Replaces a baseline by a full export.</summary>
    private async Task<BaselineFile> RenewAsync(
        BaselineFile old, bool isSound, RecordType type, BaselineOptions options, CancellationToken stop)
    {
        if (options.IsWhatIf && old.About.Records > LargeType)
            return isSound ? await KeepAsync(old, type, options, stop).ConfigureAwait(false)
                : throw Failures.BaselineMissing(type.Name, old.About.Records).ToException();
        try
        {
            using ExportedRecords all = await _steps.ExportAsync(type, null, stop).ConfigureAwait(false);
            long records = all.Rows!.Records(stop).LongCount();
            if (options.AcceptsShrunk || !BaselineShrink.Is(records, old.About.Records))
                return _steps.Replace(isSound ? old : null, all, records, type, stop);
            var shrunk = new BaselineShrink(records, old.About.Records, all.Moment);
            if (!isSound) throw Failures.BaselineShrunk(type.Name, records, shrunk.Of, shrunk.At).ToException();
            return await KeepShrunkAsync(old, shrunk, type, options, stop).ConfigureAwait(false);
        }
        catch (FourMeException limited) when (
            limited.Failure.Id == nameof(Failures.ExportRateLimited) && isSound && !options.Full)
        {
            return await KeepAsync(old, type, options, stop).ConfigureAwait(false);
        }
    }

    /// <summary>Keeps the old baseline because the full export was too small, and marks it until a full export is accepted.</summary>
    private async Task<BaselineFile> KeepShrunkAsync(
        BaselineFile old, BaselineShrink shrunk, RecordType type, BaselineOptions options, CancellationToken stop)
    {
        BaselineFile marked = _steps.MarkShrunk(old, shrunk);
        ThrowIfTooOld(marked, options.MaximumAge);
        return await _steps.UpdateAsync(marked, type, options, anyColumns: true, stop).ConfigureAwait(false) ?? marked;
    }

    /// <summary>Keeps the old baseline, with the latest changes, because no full export is possible now.</summary>
    private async Task<BaselineFile> KeepAsync(BaselineFile old, RecordType type, BaselineOptions options, CancellationToken stop)
    {
        ThrowIfTooOld(old, options.MaximumAge);
        BaselineFile kept = await _steps.UpdateAsync(old, type, options, anyColumns: true, stop).ConfigureAwait(false) ?? old;
        host.Warning(Failures.BaselineNotRenewed(type.Name, kept.About.LastFull, EndOf(kept, options.MaximumAge)).Message);
        return kept;
    }

    private void ThrowIfTooOld(BaselineFile old, TimeSpan maximumAge)
    {
        if (Now > EndOf(old, maximumAge)) throw Failures.BaselineTooOld(old.About.Type, old.About.LastFull, maximumAge).ToException();
    }

    private static DateTimeOffset EndOf(BaselineFile baseline, TimeSpan maximumAge) => baseline.About.LastFull + maximumAge + maximumAge;

    /// <summary>Whether a full export is due. Only full exports reveal records that were deleted in the account.</summary>
    private bool IsDue(BaselineFile baseline, TimeSpan maximumAge) => Now - baseline.About.LastFull > maximumAge;

    /// <summary>Whether the file is the one that was written. Without this check a refresh would adopt altered content.</summary>
    private bool IsSound(BaselineFile baseline, CancellationToken stop)
    {
        try
        {
            baseline.Verify(stop);
            return true;
        }
        catch (FourMeException changed) when (changed.Failure.Id == nameof(Failures.BaselineChanged))
        {
            host.Warning(changed.Failure.Message);
            return false;
        }
    }
}
