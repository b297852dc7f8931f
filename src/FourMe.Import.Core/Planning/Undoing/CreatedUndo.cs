using System.Globalization;

namespace FourMe.Import.Planning;

/// <summary>
/// What takes a record out of use again that a plan has made. The service may have had a record of that key after all, and has changed it
/// then: only one that was created while a job of the plan was at work counts as made by it.
/// </summary>
internal sealed class CreatedUndo(UndoContext context)
{
    private const string CreatedAt = "Created At";

    /// <summary>By how much the clock of this machine and that of the service may differ.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>The cells that are written; null when nothing is, which is listed.</summary>
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

    /// <summary>A reference that the service refused, as it came later, is nobody's change.</summary>
    private bool IsAsCreated(CellChange cell, string actual) => context.IsAsWritten(cell.Column, cell.New!, actual)
        || (actual.Length == 0 && context.Type.FindColumn(cell.Column)?.Reference == context.Type.Name);

    private bool IsByJob(string created)
    {
        if (!DateTimeOffset.TryParse(created, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at))
            return false;
        // The export tells seconds.
        return context.Applied.Files.Any(file => file is { Phase: ApplyPhase.Create, Began: { } began }
            && at >= began - Skew - TimeSpan.FromSeconds(1) && at <= (file.Ended ?? began) + Skew);
    }
}
