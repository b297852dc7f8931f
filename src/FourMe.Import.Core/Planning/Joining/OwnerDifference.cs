namespace FourMe.Import.Planning;

/// <summary>Compares the rows of an owner in the run with those of the account.</summary>
internal sealed class OwnerDifference(JoinContext context, DesiredOwners rows, OwnerKeys keys)
{
    /// <summary>The change of an owner; null when nothing differs.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="key">Its readable key.</param>
    /// <param name="theirs">All rows that the account has of it.</param>
    internal PlannedChange? Of(uint owner, string key, List<string[]> theirs)
    {
        ComparedSet set = rows.Columns[rows[owner].Set];
        List<string?[]> ours = [.. rows.RowsOf(owner, new string?[rows.Plan.Columns.Count]).Select(row => (string?[])row.Clone())];
        List<string?[]> replacing = [.. ours.Where(rows.Keys.Replaces)];
        List<string[]> replaced = [.. theirs.Where(keys.Replaces)];
        IReadOnlyList<IReadOnlyDictionary<string, string>> before = OwnerBefore.Of(context.Type, context.Columns, replaced);
        List<string?[]> missing = Without(ours, theirs, replaced, set);
        if (replacing.Count == 0 && replaced.Count > 0)
        {
            // Rows that are only added do not remove others.
            if (rows[owner].Is(OwnerState.InLedger)) context.Note(PlanNotes.CannotRemove(key));
            replaced.Clear();
        }
        List<string[]> gone = [.. replaced.Where(row => !replacing.Exists(our => set.IsSame(our, row)))];
        if (missing.Count == 0 && gone.Count == 0) return null;
        string?[][] sent = [.. replacing, .. missing.Where(row => !rows.Keys.Replaces(row))];
        // An independent record, such as a calendar, is identified by its ID. The ID of a detail belongs to its row and is not sent.
        string? id = context.Type.Keys.Count > 0 && theirs.Count > 0 ? context.IdOf(theirs[0]) : null;
        return new PlannedChange(
            new Change
            {
                PlanId = context.Writer.Id,
                Type = context.Type.Name,
                Action = replaced.Count == 0 && theirs.Count == 0 ? ChangeAction.Create : ChangeAction.Update,
                Key = key,
                RecordId = id,
                Cells = Cells(set, missing, gone),
            },
            [.. sent.Select(row => Row(row, id))], Before: before);
    }

    private Dictionary<string, string> Row(string?[] row, string? id)
    {
        var sent = new Dictionary<string, string>(StringComparer.Ordinal);
        if (id is not null) sent[RecordKey.Id] = id;
        foreach (RunColumn column in rows.Columns.All)
            if (row[column.Slot] is { } cell && (id is null || column.Name != RecordKey.Id)) sent[column.Header] = cell;
        return sent;
    }

    /// <summary>The distinct rows of the run that the account does not have.</summary>
    private List<string?[]> Without(List<string?[]> ours, List<string[]> theirs, List<string[]> replaced, ComparedSet set)
    {
        var missing = new List<string?[]>();
        foreach (string?[] row in ours)
        {
            List<string[]> among = rows.Keys.Replaces(row) ? replaced : theirs;
            if (!among.Exists(their => set.IsSame(row, their)) && !missing.Exists(other => set.IsSameOfRun(row, other))) missing.Add(row);
        }
        return missing;
    }

    /// <summary>The differing cells. A removed row and the added row most similar to it count as one changed row.</summary>
    private static List<CellChange> Cells(ComparedSet set, List<string?[]> missing, List<string[]> gone)
    {
        var cells = new List<CellChange>();
        var left = new List<string[]>(gone);
        foreach (string?[] row in missing)
        {
            string[]? before = left.OrderByDescending(candidate => set.Likeness(row, candidate)).FirstOrDefault();
            if (before is not null) left.Remove(before);
            foreach (RunColumn column in set.Compared)
            {
                string now = row[column.Slot] ?? string.Empty;
                string? then = before?[column.Place];
                if (then is null ? now.Length > 0 : !column.Same(now, then)) cells.Add(new CellChange(column.Header, then, now));
            }
        }
        foreach (string[] row in left)
            foreach (RunColumn column in set.Compared.Where(column => !column.Identifies && row[column.Place].Length > 0))
                cells.Add(new CellChange(column.Header, row[column.Place], string.Empty));
        return cells;
    }
}
