using System.ComponentModel;
using System.Management.Automation;
using FourMe.Import.Rows;

namespace FourMe.Import.PowerShell;

/// <summary>What the cmdlets share that make files of records: how large a file may become.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RecordFilesCommand : RecordInputCommand
{
    /// <summary>Rows in one file at most.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    [NumberTransform]
    public long? MaximumRowCount { get; set; }

    /// <summary>Bytes in one file at most.</summary>
    [Parameter]
    [ValidateRange(1024, long.MaxValue)]
    [NumberTransform]
    public long? MaximumFileSize { get; set; }

    private protected RowLimits Limits => new(MaximumRowCount ?? 0, MaximumFileSize ?? 0);
}
