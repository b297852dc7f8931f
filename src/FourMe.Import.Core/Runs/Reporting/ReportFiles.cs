using System.Text;
using FourMe.Import.Csv;
using FourMe.Import.Files;

namespace FourMe.Import.Runs;

/// <summary>The files of one report: the page, and beside it a CSV file for each section that has more rows than the page shows.</summary>
/// <param name="path">The full path of the page.</param>
/// <param name="force">Existing files may be replaced.</param>
internal sealed class ReportFiles(string path, bool force) : IDisposable
{
    private readonly List<(OutputFile File, CsvRowWriter Writer, FileStream Stream)> _open = [];
    private readonly List<string> _written = [];

    /// <summary>The files that were written, the page first.</summary>
    internal IReadOnlyList<string> Written => _written;

    /// <summary>The path of the file of a section.</summary>
    internal string PathOf(string section) => Path.ChangeExtension(path, null) + "." + section + ".csv";

    /// <summary>Begins the file of a section.</summary>
    /// <exception cref="FourMeException"><c>FileExists</c> or <c>FileWriteFailed</c>.</exception>
    internal CsvRowWriter Open(string section, IReadOnlyList<string> headers)
    {
        string target = PathOf(section);
        FilePlace.Free(target, force);
        OutputFile file = OutputFile.At(target);
        FileStream stream = PrivateFile.Create(file.Staged);
        byte[] mark = Encoding.UTF8.GetPreamble();
        // Spreadsheets take a file without the mark for one in the machine's own encoding.
        stream.Write(mark, 0, mark.Length);
        var writer = new CsvRowWriter(stream);
        writer.WriteHeader([.. headers]);
        _open.Add((file, writer, stream));
        _written.Add(target);
        return writer;
    }

    /// <summary>Writes the page and moves all files to their places: all of them or none.</summary>
    internal void Publish(Action<TextWriter> page, CancellationToken stop)
    {
        FilePlace.Free(path, force);
        using OutputFile file = OutputFile.At(path);
        using (var text = new StreamWriter(PrivateFile.Create(file.Staged), new UTF8Encoding(false), 64 * 1024)) page(text);
        foreach ((OutputFile File, CsvRowWriter Writer, FileStream Stream) one in _open) one.Writer.Dispose();
        foreach ((OutputFile File, CsvRowWriter Writer, FileStream Stream) one in _open) one.Stream.Dispose();
        foreach ((OutputFile File, CsvRowWriter Writer, FileStream Stream) one in _open) one.File.Publish(stop);
        file.Publish(stop);
        _written.Insert(0, path);
    }

    public void Dispose()
    {
        foreach ((OutputFile File, CsvRowWriter Writer, FileStream Stream) one in _open)
        {
            one.Writer.Dispose();
            one.Stream.Dispose();
            one.File.Dispose();
        }
    }
}
