using System.Management.Automation;
using FourMe.Import.Files;
using FourMe.Import.Rows;
using FourMe.Import.Spool;
using FourMe.Import.Text;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Creates the CSV of an import without sending it: in the pipeline, or in a file.</summary>
[Cmdlet(VerbsData.ConvertTo, "FourMeCsv", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(string), typeof(FileInfo))]
public sealed class ConvertToFourMeCsvCommand : RecordFilesCommand
{
    private LineSink? _lines;
    private SpoolSink? _spool;

    /// <summary>The file to write. With several sets of columns name.csv becomes name.1.csv, name.2.csv and so on.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Replace existing files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override IRowSink NewSink()
    {
        if (OutFile is null) return _lines = new LineSink();
        // A file that must not be replaced is an error before the first record is read, not after the last one.
        string path = OutFileNames.Of(this, OutFile, count: 1, Force)[0];
        return _spool = new SpoolSink(OutputFile.StagingFolder(path), Limits, hashes: false, target: path);
    }

    /// <summary>
    /// Lines are held until every property of the map was found, so that a consumer never writes a file that lacks a column.
    /// </summary>
    private protected override void Added(object source)
    {
        if (_lines is not null && Batch.FoundAllProperties) WriteLines();
    }

    private protected override void End()
    {
        if (!CompleteBatch()) return;
        WriteLines();
        if (_spool is null) return;
        if (Batch.Rows == 0)
        {
            WriteWarning($"No row of '{Type}' could be written, so there is no file.");
            return;
        }
        IReadOnlyList<SpoolFile> files = _spool.Files;
        IReadOnlyList<string> names = OutFileNames.Of(this, OutFile!, files.Count, Force);
        for (int i = 0; i < files.Count; i++)
            if (ShouldProcess(names[i], $"Write {Counted.Of(files[i].Rows, "row")} of '{RecordType.Name}'")) Publish(files[i], names[i]);
    }

    private void Publish(SpoolFile file, string name)
    {
        OutputFile.Publish(file.Path, name, StopToken);
        WriteObject(WrittenFile.Of(this, name));
    }

    private void WriteLines()
    {
        while (_lines is not null && _lines.TryTake(out string line)) WriteObject(line);
    }
}
