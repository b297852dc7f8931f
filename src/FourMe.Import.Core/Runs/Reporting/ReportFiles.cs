using System.Text;
using FourMe.Import.Csv;
using FourMe.Import.Files;

namespace FourMe.Import.Runs;

/// <summary>The files of one report: the page, and a CSV file beside it for each section with more rows than the page shows.</summary>
/// <param name="path">The full path of the page.</param>
/// <param name="force">Whether existing files may be replaced.</param>
internal sealed class ReportFiles(string path, bool force) : IDisposable
{
    private readonly List<(OutputFile File, CsvRowWriter Writer, FileStream Stream)> _open = [];
    private readonly List<string> _written = [];

    /// <summary>The paths of the written files, the page first.</summary>
    internal IReadOnlyList<string> Written => _written;

    /// <summary>The path of a section's file.</summary>
    internal string PathOf(string section) => Path.ChangeExtension(path, null) + "." + section + ".csv";

    /// <summary>Creates the file of a section.</summary>
    /// <exception cref="FourMeException"><c>FileExists</c> or <c>FileWriteFailed</c>.</exception>
    internal CsvRowWriter Open(string section, IReadOnlyList<string> headers)
    {
        string target = PathOf(section);
        FilePlace.Free(target, force);
        OutputFile file = OutputFile.At(target);
        FileStream stream = PrivateFile.Create(file.Staged);
        byte[] mark = Encoding.UTF8.GetPreamble();
        // Spreadsheets assume the local encoding for files without a byte order mark.
        stream.Write(mark, 0, mark.Length);
        var writer = new CsvRowWriter(stream);
        writer.WriteHeader([.. headers]);
        _open.Add((file, writer, stream));
        _written.Add(target);
        return writer;
    }

    /// <summary>Writes the page, then moves the CSV files and the page to their final paths.</summary>
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
