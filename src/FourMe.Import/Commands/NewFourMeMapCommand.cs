using System.Management.Automation;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Makes a starter map to edit: from the records of a well-known system to a record type.</summary>
[Cmdlet(VerbsCommon.New, "FourMeMap", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(string), typeof(FileInfo))]
public sealed class NewFourMeMapCommand : FourMeCommand
{
    /// <summary>Where the records come from.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateSet("ADUser", "EntraUser", "LansweeperAsset", "ConfigMgrDevice")]
    public string From { get; set; } = string.Empty;

    /// <summary>The record type.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(StarterMapCompleter))]
    public string? Type { get; set; }

    /// <summary>The .psd1 file to write; without it the text goes to the pipeline.</summary>
    [Parameter(Position = 2)]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Replace a file that exists.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override object? DefaultTarget => From;

    private protected override void End()
    {
        string type = Type ?? StarterMaps.All.First(map => string.Equals(map.Key, From, StringComparison.OrdinalIgnoreCase)).Value;
        TextOutput.Write(this, StarterMaps.Read(From, type), OutFile, Force);
    }
}
