using System.Text;
using FourMe.Import.Csv;
using FourMe.Import.Errors;

namespace FourMe.Import.Rows;

/// <summary>Returns each row as a line of CSV text, the header first; line breaks in cells stay. Accepts only one set of columns.</summary>
internal sealed class LineSink : IRowSink
{
    private static readonly int LineBreakLength = "\r\n".Length;

    private readonly MemoryStream _buffer = new();
    private readonly CsvRowWriter _writer;
    private readonly LineQueue _lines = new();
    private ColumnSet? _columns;

    internal LineSink() => _writer = new CsvRowWriter(_buffer);

    public RowLimits Limits => default;

    public void BeginGroup(ColumnSet columns, long rows, long bytes) { }

    public void Write(ColumnSet columns, string?[] cells, long number)
    {
        if (_columns is null)
        {
            _columns = columns;
            _writer.WriteHeader(columns.Names);
            TakeLine();
        }
        else if (!ReferenceEquals(_columns, columns))
        {
            throw Failures.SecondColumnSet(columns.Headers).ToException();
        }
        _writer.WriteRow(columns.Slots, cells);
        TakeLine();
    }

    /// <summary>Takes the next line.</summary>
    internal bool TryTake(out string line) => _lines.TryTake(out line);

    public void Complete() { }

    public void Dispose()
    {
        _lines.Dispose();
        _writer.Dispose();
    }

    private void TakeLine()
    {
        _writer.Flush();
        _lines.Add(Encoding.UTF8.GetString(_buffer.GetBuffer(), 0, (int)_buffer.Length - LineBreakLength));
        _buffer.SetLength(0);
    }
}
