using FourMe.Import.Simulator.Catalogue;

namespace FourMe.Import.Simulator.Imports.Reading;

/// <summary>Turns the records of an upload into rows of a type.</summary>
internal sealed class RowReader
{
    private readonly DelimitedReader _reader;
    private readonly string?[] _columns;

    public RowReader(Stream stream, RecordType type)
    {
        _reader = new DelimitedReader(stream);
        DelimitedRecord header = _reader.Read() ?? throw new UnreadableFileException("The file is empty");
        if (header.Cells.Distinct(StringComparer.Ordinal).Count() < header.Cells.Count)
            throw new UnreadableFileException("Duplicate column header on line 1");
        Headers = header.Cells;
        // Unknown and read-only headers are skipped: an exported file can be imported again.
        _columns = [.. header.Cells.Select(name => ColumnFor(type, name))];
    }

    public IReadOnlyList<string> Headers { get; }

    public int Line => _reader.Line;

    public int RecordsRead => _reader.RecordsRead;

    public ImportRow? Read()
    {
        if (_reader.Read() is not { } record)
            return null;
        Dictionary<string, string> cells = new(_columns.Length, StringComparer.Ordinal);
        for (int index = 0; index < _columns.Length; index++)
        {
            if (_columns[index] is { } column)
                cells[column] = record.Cells[index];
        }

        return new ImportRow(record.Line, record.Number, cells);
    }

    private static string? ColumnFor(RecordType type, string header)
    {
        // Records of an add-only type have no ID column of their own, but a filled one must be refused.
        if (!type.HasKnownColumns || (type.AddOnly && header == "ID"))
            return header;
        return type.Find(header) is { ReadOnly: false } column ? column.Name : null;
    }
}
