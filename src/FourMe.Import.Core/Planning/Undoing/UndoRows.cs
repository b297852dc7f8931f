namespace FourMe.Import.Planning;

/// <summary>Creates the row to send for a record of the account: its ID, or else its first complete key, and the changed cells.</summary>
internal sealed class UndoRows(RecordType type, BaselineColumns columns)
{
    internal string? IdOf(string[] row) => columns.Cell(row, RecordKey.Id).Trim() is { Length: > 0 } id ? id : null;

    internal Dictionary<string, string> Of(string[] row, IReadOnlyList<CellChange> cells)
    {
        var sent = new Dictionary<string, string>(StringComparer.Ordinal);
        if (IdOf(row) is { } id) sent[RecordKey.Id] = id;
        else if (type.Keys.FirstOrDefault(key => key.All(column => !string.IsNullOrWhiteSpace(columns.Cell(row, column)))) is { } key)
            foreach (string column in key) sent[column] = columns.Cell(row, column);
        foreach (CellChange cell in cells) sent[cell.Column] = cell.New!;
        return sent;
    }
}
