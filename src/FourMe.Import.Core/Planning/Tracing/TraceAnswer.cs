using FourMe.Import.Errors;

namespace FourMe.Import.Planning;

/// <summary>Combines the run's record, the account's record and the decisions of the plan.</summary>
/// <param name="context">The completed comparison.</param>
internal sealed class TraceAnswer(JoinContext context)
{
    /// <summary>The notes that concern one column rather than the whole record.</summary>
    private static readonly HashSet<string> OfColumns =
    [
        nameof(PlanNotes.NeverConverges), nameof(PlanNotes.NotMerged), nameof(PlanNotes.RetiredReference), nameof(PlanNotes.NotComparable),
        nameof(PlanNotes.Drift),
    ];

    internal JoinContext Context => context;

    /// <summary>The columns of a record in the run.</summary>
    /// <param name="record">The record.</param>
    /// <param name="failures">Failures of the record by itself; empty when it is valid.</param>
    internal IEnumerable<TraceCell> Of(TracedRecord record, IReadOnlyList<Failure> failures)
    {
        WatchedRecord watched = record.Watched;
        string[]? account = AccountRow(record);
        (string decision, string reason) = Decide(watched, failures);
        TraceCell Cell(string column, string what, string why) => new()
        {
            Type = context.Type.Name, Number = record.Number, Key = watched.Key, Name = record.Name,
            RecordId = account is null ? null : context.IdOf(account), RecordDecision = decision, RecordReason = reason,
            Column = column, Decision = what, Reason = why, AccountValue = ValueOf(account, column),
        };
        foreach (TracedCell cell in record.Cells)
        {
            string header = cell.Column.Header;
            (string what, string why) = failures.Count > 0 ? Refused(cell, failures)
                : watched.Failure is { } wrong ? (wrong.Id, "Nothing of the record is sent.")
                : Decide(record, cell, account, decision);
            yield return Cell(header, what, why) with
            {
                AccountValue = ValueOf(account, cell.Column.Column.Name), Property = cell.Property, Raw = cell.Raw, Rule = cell.Rule,
                Cell = cell.Text,
            };
        }
        // Cells that retire or restore a record are not among the columns of the run.
        foreach (Change change in watched.Changes)
            foreach (CellChange more in change.Cells.Where(more => record.Cells.All(cell => cell.Column.Header != more.Column)))
                yield return Cell(more.Column, change.Action.ToString(), CellReasons.Of(change.Action, more.New, more.Old)) with
                {
                    Cell = more.New, AccountValue = more.Old, Rule = nameof(PlanOptions.Retire),
                };
    }

    /// <summary>The decision about a record as a whole.</summary>
    internal (string Decision, string Reason) Decide(WatchedRecord watched, IReadOnlyList<Failure> failures)
    {
        if (failures.Count > 0)
            return (TraceDecision.Refused, $"{Failure.OfRecord(failures).Text} The account's record stays as it is.");
        if (watched.Failure is { } refused) return (refused.Id, refused.Text);
        PlanNote[] notes = [.. watched.Notes.Where(note => context.Type.Owners.Count > 0 || !OfColumns.Contains(note.Id))];
        if (watched.Changes.Count > 0)
        {
            Change change = watched.Changes[0];
            string more = string.Concat(notes.Select(note => " " + note.Message));
            return (change.Action.ToString(), (change.Reason ?? RecordReasons.Of(change)) + more);
        }
        if (notes.Length > 0) return (notes[0].Id, string.Join(" ", notes.Select(note => note.Message)));
        return (TraceDecision.Unchanged, RecordReasons.OfUnchanged(watched));
    }

    private (string Decision, string Reason) Decide(TracedRecord record, TracedCell cell, string[]? account, string ofRecord)
    {
        if (cell.Text is null) return (TraceDecision.LeftOut, CellReasons.OfNone(cell));
        string decision = context.Type.Owners.Count > 0 ? OfOwner(record, cell, account, ofRecord)
            : record.Watched.Columns.TryGetValue(cell.Column.Header, out string? decided) ? decided : ofRecord;
        string? value = ValueOf(account, cell.Column.Column.Name);
        return (decision, CellReasons.Of(decision, cell, value));
    }

    /// <summary>Rows of an owner are compared as sets. A column differs if the most similar row has another value.</summary>
    private string OfOwner(TracedRecord record, TracedCell cell, string[]? account, string ofRecord)
    {
        RunColumn column = context.Rows.Columns.All[cell.Column.Slot];
        if (column.Place < 0) return nameof(PlanNotes.NotComparable);
        return account is not null && column.Same(cell.Text!, account[column.Place]) ? TraceDecision.Equal
            : record.Watched.Changes.Count > 0 ? record.Watched.Changes[0].Action.ToString() : ofRecord;
    }

    private static (string Decision, string Reason) Refused(TracedCell cell, IReadOnlyList<Failure> failures)
    {
        Failure[] own = [.. failures.Where(failure => failure.Column == cell.Column.Column.Name || failure.Column == cell.Column.Header)];
        return (TraceDecision.Refused,
            own.Length > 0 ? Failure.OfRecord(own).Text : "Something else of the record is wrong, so nothing of it is sent.");
    }

    private string? ValueOf(string[]? account, string column) =>
        account is not null && context.Columns.Of(column) is >= 0 and var place ? account[place] : null;

    /// <summary>
    /// The account's record; for an owner with several rows, the one most similar to the run's row. Null when there is none.
    /// </summary>
    private string[]? AccountRow(TracedRecord record)
    {
        if (record.Watched.Account.Count < 2) return record.Watched.Account.FirstOrDefault();
        IReadOnlyList<RunColumn> columns = context.Rows.Columns.All;
        return record.Watched.Account.OrderByDescending(row => record.Cells.Count(cell => cell.Text is { } text
            && columns[cell.Column.Slot] is { Place: >= 0 } column && column.Same(text, row[column.Place]))).First();
    }
}
