using FourMe.Import.Files;
using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// Undoes changes of records, one by one, by comparing with the account's current records. Only cells that still have the written value are
/// set back to their previous value.
/// </summary>
internal sealed class RecordUndo(UndoContext context)
{
    private readonly CreatedUndo _created = new(context);
    private readonly UndoRows _rows = new(context.Type, context.Columns);

    internal void Run(CancellationToken stop)
    {
        using var changes = new AppliedChanges(context);
        changes.Read(stop);
        foreach (string[] row in context.Account.Rows(stop))
            if (changes.Find(row) is { } planned) Take(planned, row);
        foreach (PlannedChange lost in changes.NotFound()) context.Note(PlanNotes.Gone(lost.Change.Key, lost.Change.Name));
    }

    private void Take(PlannedChange planned, string[] row)
    {
        Change change = planned.Change;
        foreach (string column in planned.Rows[0].Keys)
            if (context.Columns.Of(column) < 0 && change.Action != ChangeAction.Create) context.NoteUntold(column);
        if (change.Action == ChangeAction.Create)
        {
            if (_created.Of(planned, row) is { } taken) Add(ChangeAction.Retire, change, taken, row);
            return;
        }
        List<CellChange> cells = Back(change, row);
        if (change.Action == ChangeAction.Retire)
        {
            Add(ChangeAction.Restore, change, cells, row);
            return;
        }
        // Cells that had restored the record are undone in a Retire of their own, sent last and entered in the ledger.
        CellChange[] outOfUse = change.Action != ChangeAction.Restore ? [] : [.. cells.Where(cell => IsOfRetire(cell.Column))];
        Add(ChangeAction.Update, change, [.. cells.Except(outOfUse)], row);
        Add(ChangeAction.Retire, change, outOfUse, row);
    }

    /// <summary>The cells to set back. Cells edited since stay as they are and are noted.</summary>
    private List<CellChange> Back(Change change, string[] row)
    {
        var back = new List<CellChange>();
        var since = new List<string>();
        bool isAsBefore = true;
        foreach (CellChange cell in change.Cells)
        {
            if (cell.New is not { } written) continue;
            if (context.Columns.Of(cell.Column) is not (>= 0 and var place) || cell.Old is not { } before)
            {
                context.NoteUntold(cell.Column);
                continue;
            }
            string actual = row[place];
            if (context.Same(cell.Column, before, actual)) continue;
            isAsBefore = false;
            if (context.IsAsWritten(cell.Column, written, actual)) back.Add(new CellChange(cell.Column, actual, before));
            else since.Add(cell.Column);
        }
        if (isAsBefore) context.Unchanged++;
        if (since.Count > 0) context.Note(PlanNotes.ChangedSince(change.Key, change.Name, since));
        return back;
    }

    private void Add(ChangeAction action, Change change, IReadOnlyList<CellChange> cells, string[] row)
    {
        if (cells.Count == 0) return;
        context.Found.Add(new PlannedChange(
            new Change
            {
                PlanId = context.Writer.Id, Type = context.Type.Name, Action = action, Key = change.Key, Name = change.Name,
                RecordId = _rows.IdOf(row) ?? change.RecordId, Cells = cells,
            },
            [_rows.Of(row, cells)]));
    }

    private bool IsOfRetire(string column) => context.Retire?.Values.ContainsKey(column) == true
        || (context.Type.FindColumn(column) is { } known && Mapping.Retirement.IsPossible(known));
}
