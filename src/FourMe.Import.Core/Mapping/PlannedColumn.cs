namespace FourMe.Import;

/// <summary>A column of a run: what is written in it, and where that comes from.</summary>
internal sealed class PlannedColumn
{
    private readonly ColumnFormatter _formatter;

    internal PlannedColumn(Column column, string header, int slot, MapEntry? entry = null)
    {
        Column = column;
        Header = header;
        Slot = slot;
        Entry = entry;
        _formatter = new ColumnFormatter(column, entry?.Account, entry?.Separator);
    }

    internal Column Column { get; }

    /// <summary>The name that is written: the catalogue's, or the one the user gave where two are in use.</summary>
    internal string Header { get; }

    /// <summary>Place of the value in the array that a record is read into.</summary>
    internal int Slot { get; }

    /// <summary>The entry of the map; null for a column matched by name and for a constant.</summary>
    internal MapEntry? Entry { get; }

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
