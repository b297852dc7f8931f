using FourMe.Import.Values;

namespace FourMe.Import.Mapping;

/// <summary>A column of a run: what is written in it, and where that comes from.</summary>
internal sealed class PlannedColumn
{
    private readonly ColumnFormatter _formatter;

    /// <param name="column">The column.</param>
    /// <param name="header">The name that is written.</param>
    /// <param name="slot">Place of the value.</param>
    /// <param name="entry">The entry of the map; null when there is none.</param>
    /// <param name="firstName">The number of the entry's first name among those of the map.</param>
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
        Decision = EntryDecision.Of(entry, column.Name);
    }

    internal Column Column { get; }

    /// <summary>The name that is written: the catalogue's, or the one the user gave where two are in use.</summary>
    internal string Header { get; }

    /// <summary>Place of the value in the array that a record is read into.</summary>
    internal int Slot { get; }

    /// <summary>The entry of the map; null for a column matched by name and for a constant.</summary>
    internal MapEntry? Entry { get; }

    /// <summary>The properties that the entry takes, or those that its code reads.</summary>
    internal MappedName[] Names { get; } = [];

    /// <summary>What the entry joins its properties by; null when it joins none.</summary>
    internal EntryFormat? Format { get; }

    /// <summary>Room for the properties that are joined; used again for the next record.</summary>
    internal object?[] Found { get; } = [];

    /// <summary>What the entry makes of a value; null when it takes it as it is.</summary>
    internal EntryDecision? Decision { get; }

    /// <summary>The cell that every row has; null when rows differ.</summary>
    internal string? Constant { get; init; }

    /// <summary>Place among the columns of a file: the catalogue's order, then the order of appearance.</summary>
    internal int Order => Column.Position;

    /// <summary>Writes a record's value.</summary>
    /// <returns>The cell; null when the value is missing, or wrong and <paramref name="failure"/> says why.</returns>
    internal string? Write(object? value, FormattingContext context, out Failure? failure)
    {
        failure = null;
        if (value is Missing) return Entry?.Default is null ? null : _formatter.Write(Entry.Default, context, out failure);
        string? cell = _formatter.Write(value, context, out failure);
        return cell is { Length: 0 } && Entry?.Default is not null ? _formatter.Write(Entry.Default, context, out failure) : cell;
    }
}
