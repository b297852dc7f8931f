using FourMe.Import.Errors;
using FourMe.Import.State;

namespace FourMe.Import.Exporting;

/// <summary>A series of exports of the same types, each with the changes since the previous one.</summary>
internal sealed class ExportSeries
{
    private readonly string _types;
    private readonly string _stateName;
    private readonly SeriesMarks _marks;

    internal ExportSeries(FourMeClient client, IReadOnlyList<string> types, string stateName, string? stateFolder = null)
    {
        _types = ExportRequest.ListOf(types);
        _stateName = stateName;
        _marks = MarksOf(client, stateFolder);
        Name = SeriesMarks.NameOf(client, types, stateName);
    }

    internal string Name { get; }

    /// <summary>The earliest start, a little less than the service's two months ago.</summary>
    internal static DateTimeOffset Earliest(TimeProvider clock) => clock.GetUtcNow().AddMonths(-2).AddMinutes(10);

    /// <summary>The start of the next export; null for everything.</summary>
    /// <param name="full">Start the series again.</param>
    /// <exception cref="FourMeException"><c>WatermarkTooOld</c>.</exception>
    internal DateTimeOffset? Since(bool full) => full ? null : _marks.Since(Name, _types, _stateName);

    /// <summary>Confirms everything up to a moment.</summary>
    internal void Confirm(DateTimeOffset moment) => _marks.Confirm(Name, moment);

    /// <summary>Confirms the last export.</summary>
    /// <exception cref="FourMeException"><c>NoPendingRun</c>.</exception>
    internal void ConfirmPending()
    {
        if (!_marks.ConfirmPending(Name)) throw Failures.NoPendingRun(_types).ToException();
    }

    /// <summary>Records that an export was delivered: files are safe, objects wait to be confirmed.</summary>
    /// <param name="client">The account.</param>
    /// <param name="entry">The job.</param>
    /// <param name="isSafe">Whether it needs no confirmation.</param>
    /// <param name="isComplete">
    /// Whether every requested type was delivered; otherwise the mark stays, so that the next run requests them again.
    /// </param>
    /// <param name="stateFolder">Folder of the journal; null for the user's own.</param>
    internal static void Delivered(FourMeClient client, JobEntry entry, bool isSafe, bool isComplete, string? stateFolder = null)
    {
        new GuardedJournal(stateFolder, client.Options.TimeProvider, SilentHost.Instance).Save(entry, entry.TransferState);
        if (entry.Series is not { } series || !isComplete) return;
        if (isSafe) MarksOf(client, stateFolder).Confirm(series, entry.Moment);
        else MarksOf(client, stateFolder).Hold(series, entry.Moment);
    }

    private static SeriesMarks MarksOf(FourMeClient client, string? stateFolder) =>
        new(stateFolder ?? StateFolder.Path, client.Options.TimeProvider);
}
