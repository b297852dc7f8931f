using FourMe.Import.Errors;
using FourMe.Import.State;

namespace FourMe.Import.Exporting;

/// <summary>A series of exports of the same types, each of what has changed since the one before.</summary>
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

    /// <summary>The earliest moment that the service goes back to, by a little less than its two months.</summary>
    internal static DateTimeOffset Earliest(TimeProvider clock) => clock.GetUtcNow().AddMonths(-2).AddMinutes(10);

    /// <summary>From when the next export has to begin; null for everything.</summary>
    /// <param name="full">Begin anew.</param>
    /// <exception cref="FourMeException"><c>WatermarkTooOld</c>.</exception>
    internal DateTimeOffset? Since(bool full) => full ? null : _marks.Since(Name, _types, _stateName);

    /// <summary>Everything up to a moment is safe.</summary>
    internal void Confirm(DateTimeOffset moment) => _marks.Confirm(Name, moment);

    /// <summary>What was handed out last is safe.</summary>
    /// <exception cref="FourMeException"><c>NoPendingRun</c>.</exception>
    internal void ConfirmPending()
    {
        if (!_marks.ConfirmPending(Name)) throw Failures.NoPendingRun(_types).ToException();
    }

    /// <summary>An export was handed out: as files it is safe, as objects it waits to be confirmed.</summary>
    /// <param name="client">The account.</param>
    /// <param name="entry">The job.</param>
    /// <param name="isSafe">Whether it needs no confirmation.</param>
    /// <param name="isComplete">
    /// Whether every type that was asked for came: otherwise the mark stays, so that the next run asks for them again.
    /// </param>
    /// <param name="stateFolder">Folder in which jobs are remembered; null for the user's own.</param>
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
