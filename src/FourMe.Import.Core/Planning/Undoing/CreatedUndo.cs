using System.Globalization;

namespace FourMe.Import.Planning;

/// <summary>
/// Retires a record that a plan created. The service may have had a record with that key and updated it instead, so a record counts as
/// created by the plan only if its creation time falls within one of the plan's jobs.
/// </summary>
internal sealed class CreatedUndo(UndoContext context)
{
    private const string CreatedAt = "Created At";

    /// <summary>Tolerated difference between the clocks of this machine and the service.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>The cells that retire the record; null when nothing is written, in which case a note is added.</summary>
    internal IReadOnlyList<CellChange>? Of(PlannedChange planned, string[] row)
    {
        Change change = planned.Change;
        string created = context.Columns.Cell(row, CreatedAt).Trim();
        if (!IsByJob(created))
        {
            context.Note(PlanNotes.NotCreated(change.Key, change.Name, created));
            return null;
        }
        string[] since = [.. change.Cells.Where(cell => cell.New is not null && context.Columns.Of(cell.Column) >= 0
            && !IsAsCreated(cell, row[context.Columns.Of(cell.Column)])).Select(cell => cell.Column)];
        if (since.Length > 0)
        {
            context.Note(PlanNotes.ChangedSince(change.Key, change.Name, since));
            return null;
        }
        if (context.Retire is not { } retire)
        {
            context.Note(PlanNotes.NoWayBack(change.Key, change.Name));
            return null;
        }
        IReadOnlyList<CellChange> cells = retire.Changes(row);
        if (cells.Count == 0) context.Unchanged++;
        return cells;
    }

    /// <summary>Whether a cell is as created. A deferred reference that the service refused does not count as somebody's edit.</summary>
    private bool IsAsCreated(CellChange cell, string actual) => context.IsAsWritten(cell.Column, cell.New!, actual)
        || (actual.Length == 0 && context.Type.FindColumn(cell.Column)?.Reference == context.Type.Name);

    private bool IsByJob(string created)
    {
        if (!DateTimeOffset.TryParse(created, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at))
            return false;
        // The export has a resolution of one second.
        return context.Applied.Files.Any(file => file is { Phase: ApplyPhase.Create, Began: { } began }
            && at >= began - Skew - TimeSpan.FromSeconds(1) && at <= (file.Ended ?? began) + Skew);
    }
}
