using System.Management.Automation;
using CsvHelper;

namespace FourMe.Import.Floors;

/// <summary>Copies a CSV file with CsvHelper alone.</summary>
[Cmdlet(VerbsCommon.Copy, "Floor")]
public sealed class CopyFloorCommand : PSCmdlet
{
    /// <summary>The source file.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = string.Empty;

    /// <summary>The file to create.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string Destination { get; set; } = string.Empty;

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        using CsvReader reader = CsvReader.FromFile(Path, new CsvReaderOptions());
        using FileStream file = File.Create(Destination, 64 * 1024);
        using CsvWriter writer = CsvWriter.Create(file, new CsvWriterOptions { NewLine = "\r\n" });
        foreach (string header in reader.Headers) writer.WriteField(header);
        writer.EndRecord();
        while (reader.Read())
        {
            for (int i = 0; i < reader.FieldCount; i++) writer.WriteField(reader.GetString(i));
            writer.EndRecord();
        }
    }
}
