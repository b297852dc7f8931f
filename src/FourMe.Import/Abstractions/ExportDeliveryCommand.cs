using System.ComponentModel;
using System.Management.Automation;
using FourMe.Import.Errors;
using FourMe.Import.Exporting;
using FourMe.Import.Files;

namespace FourMe.Import.PowerShell;

/// <summary>Base of the cmdlets that deliver a finished export, as objects or as files.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ExportDeliveryCommand : FourMeCommand
{
    private protected const string ObjectSet = "Object";

    /// <summary>The connection; the default one when it is not given.</summary>
    [Parameter]
    [ConnectionTransform]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public FourMeConnection? Connection { get; set; }

    /// <summary>The file to write.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>The folder for a file of each type.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutDirectory { get; set; }

    /// <summary>Return numbers, booleans and dates instead of text.</summary>
    [Parameter]
    public SwitchParameter Typed { get; set; }

    /// <summary>Seconds to wait for the service; without it, as long as it takes.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [NumberTransform]
    public int? Timeout { get; set; }

    /// <summary>Replace existing files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected TimeSpan? WaitLimit => Timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>Number of records that were delivered; 0 for workbooks, which are not read.</summary>
    private protected long Delivered { get; private set; }

    private protected bool ToFiles => OutFile is not null || OutDirectory is not null;

    /// <summary>Refuses an impossible delivery before anything is requested.</summary>
    private protected void CheckTarget(IReadOnlyList<string> types, ExportFormat format)
    {
        if (OutFile is not null && OutDirectory is not null) throw Failures.OneTargetOnly().ToException();
        if (format == ExportFormat.Xlsx && !ToFiles) throw Failures.XlsxNeedsFile().ToException();
        if (OutFile is not null && types.Count > 1) throw Failures.ManyTypesNeedDirectory().ToException();
        if (OutFile is not null) OutFileNames.Of(this, OutFile, 1, Force);
        if (OutDirectory is null) return;
        // Checked before the export is requested: a full one of a large type is allowed once a day.
        string folder = Folder();
        // With -WhatIf the folder was not created, so it has no files.
        if (!Directory.Exists(folder)) return;
        foreach (string type in types) FilePlace.Free(System.IO.Path.Combine(folder, ExportFiles.NameOf(type, format)), Force);
    }

    /// <summary>Delivers an export; files have their final names when this returns.</summary>
    /// <returns>Whether every requested type was delivered.</returns>
    private protected bool Deliver(FourMeClient client, FinishedExport export) =>
        ToFiles ? SaveFiles(client, export) : EmitRecords(client, export);

    private bool EmitRecords(FourMeClient client, FinishedExport export)
    {
        var emitter = new RecordEmitter(WriteObject, Typed, export.Entry.Types.Count > 1);
        ExportReader? reader = null;
        Await((pump, host, stop) => (reader = new ExportReader(client, host, pump.InvokeAsync)).ReadAsync(export, emitter, stop));
        Delivered = reader!.Records;
        return reader.Missing.Count == 0;
    }

    private bool SaveFiles(FourMeClient client, FinishedExport export)
    {
        string? path = OutFile is null ? null : OutFileNames.Of(this, OutFile, 1, Force)[0];
        string? folder = path is null ? Folder() : null;
        ExportFiles? files = null;
        IReadOnlyList<string> paths = Await((host, stop) =>
        {
            files = new ExportFiles(client, host);
            return path is not null ? files.SaveAsync(export, path, stop) : files.SaveAllAsync(export, folder!, Force, stop);
        });
        Delivered = files!.Records;
        foreach (string written in paths) WriteObject(WrittenFile.Of(this, written));
        return files.Missing.Count == 0;
    }

    private string Folder()
    {
        string folder = FilePaths.Full(this, OutDirectory!);
        if (File.Exists(folder)) throw Failures.FileExists(folder).ToException();
        // Created before the export is requested: a folder that cannot be created must not cost the full export of the day.
        if (!IsWhatIf) FileFault.GuardWrite(folder, () => Directory.CreateDirectory(folder));
        return folder;
    }
}
