using System.Globalization;
using FourMe.Import.Simulator.Accounts;
using FourMe.Import.Simulator.Imports.Reading;
using FourMe.Import.Simulator.Records;

namespace FourMe.Import.Simulator.Imports.Groups;

/// <summary>
/// Calendars: one row for each block of hours, the calendar's own columns repeated. That a group of rows replaces
/// the calendar's hours, and that the name identifies a calendar without ID and Source ID, are assumptions.
/// </summary>
internal sealed class CalendarHours(World world, RecordTable table) : IGroupRule
{
    private static readonly string[] CalendarColumns = ["Source", "Source ID", "Disabled", "Name"];

    public string[] OwnerColumns { get; } = ["ID"];

    public IReadOnlyDictionary<string, string> Identify(ImportRow row)
    {
        StoredRecord? known = FindCalendar(row);
        if (known is null && row["Name"].Length == 0)
            throw new RowRefusedException("Name can't be blank");
        Dictionary<string, string> cells = new(StringComparer.Ordinal)
        {
            ["ID"] = known is not null ? table.Read(known, "ID") : world.NextId().ToString(CultureInfo.InvariantCulture),
        };
        foreach (string column in CalendarColumns)
        {
            if (known is not null && !row.Has(column))
                cells[column] = table.Read(known, column);
        }

        return cells;
    }

    public string? Scope(Func<string, string> cell) => string.Empty;

    public void Complete(Dictionary<string, string> values)
    {
    }

    private StoredRecord? FindCalendar(ImportRow row)
    {
        if (row["ID"].Length > 0)
            return First(["ID"], row["ID"]) ?? throw new RowRefusedException($"ID {row["ID"]} could not be found");
        if (row["Source"].Length > 0 && row["Source ID"].Length > 0)
            return First(["Source", "Source ID"], row["Source"], row["Source ID"]);
        return First(["Name"], row["Name"]);
    }

    private StoredRecord? First(string[] columns, params string[] values) => table.Find(columns, values) is [var first, ..] ? first : null;
}
