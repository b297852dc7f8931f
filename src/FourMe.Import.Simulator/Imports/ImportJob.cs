using FourMe.Import.Simulator.Imports.Reading;
using FourMe.Import.Simulator.Jobs;
using FourMe.Import.Simulator.Storage;

namespace FourMe.Import.Simulator.Imports;

/// <summary>An import the service accepted.</summary>
public sealed class ImportJob
{
    private readonly Spool _upload;
    private readonly JobWork<ImportRun> _run;

    internal ImportJob(string token, ImportUpload upload, JobProgress progress, JobWork<ImportRun> run)
    {
        Token = token;
        Account = upload.Account.Id;
        Type = upload.Type.Name;
        FileName = upload.FileName;
        FileContentType = upload.FileContentType;
        Progress = progress;
        _upload = upload.File;
        _run = run;
    }

    /// <summary>The token returned to the client.</summary>
    public string Token { get; }

    /// <summary>The account of the import.</summary>
    public string Account { get; }

    /// <summary>The import type.</summary>
    public string Type { get; }

    /// <summary>The file name in the upload, if it had one.</summary>
    public string? FileName { get; }

    /// <summary>The content type of the file part, if it had one.</summary>
    public string? FileContentType { get; }

    /// <summary>When the upload was accepted.</summary>
    public DateTimeOffset AcceptedAt => Progress.AcceptedAt;

    /// <summary>When a poll first saw the end.</summary>
    public DateTimeOffset? EndedAt => Progress.EndedAt;

    /// <summary>Number of polls while the job was known.</summary>
    public int Polls => Progress.Polls;

    /// <summary>The state returned to the last poll.</summary>
    public ImportState State => Progress.Phase switch
    {
        JobPhase.Queued => ImportState.Queued,
        JobPhase.Processing => ImportState.Processing,
        _ => Run.Message is null ? ImportState.Done : ImportState.Error,
    };

    /// <summary>The counts; waits until the rows have been applied.</summary>
    public ImportResults Results => Run.Results;

    /// <summary>The unrecoverable error, or null.</summary>
    public string? Message => Run.Message;

    /// <summary>The rows that failed.</summary>
    public IReadOnlyList<ImportIssue> Issues => Run.Issues;

    /// <summary>The headers as they were uploaded.</summary>
    public IReadOnlyList<string> Headers => Run.Headers;

    /// <summary>How many rows were read, the header not counted.</summary>
    public int RowCount => Math.Max(0, Run.Records - 1);

    /// <summary>The size of the uploaded file.</summary>
    public long UploadedLength => _upload.Length;

    /// <summary>The uploaded file, byte for byte.</summary>
    public byte[] UploadedBytes => _upload.ToArray();

    /// <summary>The text of the log, once a poll has seen the end.</summary>
    public string? LogText { get; internal set; }

    internal JobProgress Progress { get; }

    internal Uri? LogFile { get; set; }

    internal ImportRun Run => _run.Result;

    internal Task<ImportRun> RunAsync() => _run.ResultAsync();

    internal void DisposeUpload() => _upload.Dispose();

    /// <summary>Opens the uploaded file.</summary>
    public Stream OpenUpload() => _upload.OpenRead();

    /// <summary>The readable rows of the uploaded file, their cells by header.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string>> ReadRows()
    {
        using Stream stream = OpenUpload();
        DelimitedReader reader = new(stream);
        IReadOnlyList<string>? headers = reader.Read()?.Cells;
        for (int row = 0; row < RowCount; row++)
        {
            DelimitedRecord record = reader.Read()!;
            yield return headers!.Zip(record.Cells).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal);
        }
    }
}
