using System.ComponentModel;
using System.Management.Automation;
using FourMe.Import.Rows;

namespace FourMe.Import.PowerShell;

/// <summary>Base of the cmdlets that create files of records: the limits of a file.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RecordFilesCommand : RecordInputCommand
{
    /// <summary>Maximum number of rows per file.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    [NumberTransform]
    public long? MaximumRowCount { get; set; }

    /// <summary>Maximum number of bytes per file.</summary>
    [Parameter]
    [ValidateRange(1024, long.MaxValue)]
    [NumberTransform]
    public long? MaximumFileSize { get; set; }

    private protected RowLimits Limits => new(MaximumRowCount ?? 0, MaximumFileSize ?? 0);
}
