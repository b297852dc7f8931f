using FourMe.Import.Values;

namespace FourMe.Import.Mapping;

/// <summary>A column of a run, with the source of its values.</summary>
internal sealed class PlannedColumn
{
    private readonly ColumnFormatter _formatter;

    /// <param name="column">The column.</param>
    /// <param name="header">The header to write.</param>
    /// <param name="slot">Index of its value.</param>
    /// <param name="entry">The entry of the map; null when there is none.</param>
    /// <param name="firstName">Index of the entry's first name among the names of the map.</param>
    internal PlannedColumn(Column column, string header, int slot, MapEntry? entry = null, int firstName = 0)
    {
        Column = column;
        Header = header;
        Slot = slot;
        Entry = entry;
        _formatter = new ColumnFormatter(column, entry?.Account, entry?.Separator);
        if (entry is null) return;
        Names = [.. (entry.Expression is null ? entry.Properties : entry.ExpressionReads)
            .Select((path, i) => new MappedName(path, firstName + i))];
        Format = entry.Format is null ? null : new EntryFormat(entry, column.Name);
        Found = Format is null ? [] : new object?[Names.Length];
        Decision = EntryDecision.For(entry, column.Name);
    }

    internal Column Column { get; }

    /// <summary>The header to write: the catalogue's, or the user's choice when two are in use.</summary>
    internal string Header { get; }

    /// <summary>Index of the value in the array that a record is read into.</summary>
    internal int Slot { get; }

    /// <summary>The entry of the map; null for a column matched by name and for a constant.</summary>
    internal MapEntry? Entry { get; }

    /// <summary>The properties of the entry, or those that its code reads.</summary>
    internal MappedName[] Names { get; } = [];

    /// <summary>The format that joins the properties; null when there is none.</summary>
    internal EntryFormat? Format { get; }

    /// <summary>Buffer for the joined properties, reused for each record.</summary>
    internal object?[] Found { get; } = [];

    /// <summary>The conversion of the entry; null when values are used unchanged.</summary>
    internal EntryDecision? Decision { get; }

    /// <summary>The constant cell of every row; null for other columns.</summary>
    internal string? Constant { get; init; }

    /// <summary>Position among the columns of a file: the catalogue's order, then the order of appearance.</summary>
    internal int Order => Column.Position;

    /// <summary>Writes a record's value.</summary>
    /// <returns>The cell; null when the value is missing, or invalid with a <paramref name="failure"/>.</returns>
    internal string? Write(object? value, FormattingContext context, out Failure? failure)
    {
        failure = null;
        if (value is Missing) return Entry?.Default is null ? null : _formatter.Write(Entry.Default, context, out failure);
        string? cell = _formatter.Write(value, context, out failure);
        return cell is { Length: 0 } && Entry?.Default is not null ? _formatter.Write(Entry.Default, context, out failure) : cell;
    }
}
