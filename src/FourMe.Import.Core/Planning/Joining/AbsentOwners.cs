using FourMe.Import.Rows;

namespace FourMe.Import.Planning;

/// <summary>
/// Owners that the ledger knows and that have no rows in the run. The service has no way to remove an owner's last row; only people's roles
/// can be revoked, by a row of zeros.
/// </summary>
internal sealed class AbsentOwners(JoinContext context, OwnerKeys keys)
{
    private const string Roles = "people_roles";
    private const string Person = "Person";

    private readonly Dictionary<string, List<string[]>> _roles = new(StringComparer.Ordinal);

    /// <summary>Takes a row of the account that an import would replace and whose owner is not in the run.</summary>
    internal void Take(string[] row)
    {
        if (context.OnlySome || keys.WayOf(row) is not { } way) return;
        string key = keys.Text(way, row);
        if (!context.Known.TryFindAbsent(key, out KnownRecords.Absent absent)) return;
        if (context.Type.Name != Roles)
        {
            if (!absent.IsFound) context.Note(PlanNotes.CannotRemove(key));
            return;
        }
        if (!_roles.TryGetValue(key, out List<string[]>? rows)) _roles.Add(key, rows = []);
        rows.Add((string[])row.Clone());
    }

    /// <summary>The changes that revoke roles: one row of zeros per person.</summary>
    internal IEnumerable<PlannedChange> Changes()
    {
        // While a key in the run is unreadable, it is uncertain which owners are missing.
        if (context.Rows.HasUnreadableKey) yield break;
        Column[] roles = [.. context.Type.Columns
            .Where(column => column.Kind == ColumnKind.Boolean && context.Columns.Of(column.Name) >= 0)];
        foreach (KeyValuePair<string, List<string[]>> person in _roles)
        {
            CellChange[] taken = [.. roles
                .Select(role => person.Value.Select(row => context.Columns.Cell(row, role.Name)).FirstOrDefault(OutOfUse.IsTrue) is { } old
                    ? new CellChange(role.Name, old, "0") : null).OfType<CellChange>()];
            if (taken.Length == 0) continue;
            var row = new Dictionary<string, string>(StringComparer.Ordinal) { [Person] = context.Columns.Cell(person.Value[0], Person) };
            foreach (Column role in roles) row[role.Name] = "0";
            yield return new PlannedChange(
                new Change
                {
                    PlanId = context.Writer.Id, Type = context.Type.Name, Action = ChangeAction.Update, Key = person.Key, Cells = taken,
                    Reason = "None of its rows came in.",
                },
                [row], Before: OwnerBefore.Of(context.Type, context.Columns, person.Value));
        }
    }
}
