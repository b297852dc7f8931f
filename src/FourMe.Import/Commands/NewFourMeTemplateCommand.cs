using System.Management.Automation;
using FourMe.Import.Rows;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Creates a CSV template: the header of a record type, or the header with an example row.</summary>
[Cmdlet(VerbsCommon.New, "FourMeTemplate", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(string), typeof(FileInfo))]
public sealed class NewFourMeTemplateCommand : FourMeCommand
{
    /// <summary>The record type.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(RecordTypeCompleter))]
    [ValidateNotNullOrEmpty]
    public string Type { get; set; } = string.Empty;

    /// <summary>Only these columns; by default all that can be imported.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TemplateColumnCompleter))]
    public string[]? Column { get; set; }

    /// <summary>Add a row that shows the form of each value.</summary>
    [Parameter]
    public SwitchParameter Example { get; set; }

    /// <summary>The file to write; without it the lines are returned.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Replace an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override object? DefaultTarget => Type;

    private protected override void End() =>
        TextOutput.Write(this, RecordTemplate.Write(RecordTypes.Get(Type), Column, Example), OutFile, Force, mark: true);
}
