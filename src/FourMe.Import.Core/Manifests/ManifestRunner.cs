using FourMe.Import.Errors;
using FourMe.Import.Hosting;
using FourMe.Import.Manifests;
using FourMe.Import.Mapping;
using FourMe.Import.Rows;

namespace FourMe.Import;

/// <summary>
/// Synchronizes several record types of an account with their sources, for programs that run every night. All types are planned before any
/// is applied. The cmdlet uses the same code with PowerShell's objects and scripts.
/// </summary>
/// <example><code>
/// Manifest manifest = Manifest.Read(table, "/srv/fourme/sync.psd1");
/// IReadOnlyList&lt;Run&gt; runs = await new ManifestRunner(client, manifest).RunAsync(entry => new ManifestRecords(Read(entry)));
/// return ManifestRunner.ExitCodeOf(runs);
/// </code></example>
/// <param name="client">The client of the account.</param>
/// <param name="manifest">The manifest.</param>
/// <param name="options">Options of the run; null for the defaults.</param>
public sealed class ManifestRunner(FourMeClient client, Manifest manifest, ManifestRunOptions? options = null)
{
    private static readonly DictionaryReader Reader = new();
    private readonly FourMeClient _client = client ?? throw new ArgumentNullException(nameof(client));
    private readonly Manifest _manifest = manifest ?? throw new ArgumentNullException(nameof(manifest));
    private readonly ManifestRunOptions _options = options ?? new ManifestRunOptions();

    /// <summary>
    /// The most serious exit code of the runs, in the order 1 failed, 6 no baseline, 4 held, 2 some rows failed, 3 busy, 5 paused, 0.
    /// </summary>
    public static int ExitCodeOf(IEnumerable<Run> runs) => ManifestExit.CodeOf(runs ?? throw new ArgumentNullException(nameof(runs)));

    /// <summary>Plans all types, and applies the plans that may be applied.</summary>
    /// <param name="records">Returns the records of an entry. Called for one entry after the other.</param>
    /// <param name="host">Receives progress and warnings; null for none.</param>
    /// <param name="cancellationToken">Cancels the upload and the wait. A job that the service has accepted goes on.</param>
    /// <returns>
    /// One run per type. Held, busy and failed types are outcomes with their errors in <see cref="Run.Failures"/>, not exceptions. Types
    /// that the resumed run had completed are left out.
    /// </returns>
    /// <exception cref="FourMeException">
    /// <c>ManifestNameTaken</c>, <c>ManifestRunNotFound</c>, <c>ManifestRunEnded</c>: nothing was read.
    /// </exception>
    public async Task<IReadOnlyList<Run>> RunAsync(
        Func<ManifestEntry, ManifestRecords> records, ITransferHost? host = null, CancellationToken cancellationToken = default)
    {
        if (records is null) throw new ArgumentNullException(nameof(records));
        TransferRun listener = TransferRun.Of(host);
        using var run = new ManifestRun(_client, _manifest, _options);
        run.Begin();
        foreach (ManifestStep step in run.ToPlan())
            await PlanAsync(run, step, records, listener, cancellationToken).ConfigureAwait(false);
        await run.LookUpAsync(listener, cancellationToken).ConfigureAwait(false);
        if (_options.WhatIf) run.Look();
        else await run.ApplyAsync(listener, cancellationToken).ConfigureAwait(false);
        return run.Runs;
    }

    private static async Task PlanAsync(ManifestRun run, ManifestStep step, Func<ManifestEntry, ManifestRecords> records,
        TransferRun host, CancellationToken stop)
    {
        try
        {
            ManifestRecords source = step.PlanId is null ? Ask(records, step) : new ManifestRecords([]);
            using RecordBatch? batch = run.Open(step, source.Map);
            if (!await run.BeginAsync(step, host, stop).ConfigureAwait(false) || batch is null) return;
            Read(step, source, batch, host, stop);
            IReadOnlyList<Failure> wrong = batch.Complete(stop);
            while (batch.Notices.TryTake(out Notice notice)) host.Warning($"{step.Type}: {notice.Text}");
            if (wrong.Count > 0) run.Fail(step, wrong);
            else await run.PlanAsync(step, batch, host, stop).ConfigureAwait(false);
        }
        catch (FourMeException failed)
        {
            run.Fail(step, failed.Failure);
        }
    }

    private static ManifestRecords Ask(Func<ManifestEntry, ManifestRecords> records, ManifestStep step) =>
        OfSource(step, () => records(step.Entry));

    private static void Read(ManifestStep step, ManifestRecords source, RecordBatch batch, TransferRun host, CancellationToken stop)
    {
        using IEnumerator<IReadOnlyDictionary<string, object?>> all = OfSource(step, source.Records.GetEnumerator);
        while (OfSource(step, all.MoveNext))
        {
            stop.ThrowIfCancellationRequested();
            if (batch.Add(Reader, all.Current) is { Count: > 0 } failures)
                host.Warning($"{step.Type}: {Failure.OfRecord(failures).Message}");
        }
    }

    private static T OfSource<T>(ManifestStep step, Func<T> source)
    {
        try
        {
            return source();
        }
        catch (Exception failed) when (failed is not (OperationCanceledException or FourMeException))
        {
            throw Failures.SourceFailed(step.Type, failed.Message, failed).ToException();
        }
    }
}
