using System.Management.Automation;

namespace FourMe.Import.Floors;

/// <summary>Reads the named properties of each object in the textbook way, and discards them.</summary>
[Cmdlet(VerbsCommunications.Read, "Floor")]
public sealed class ReadFloorCommand : PSCmdlet
{
    private int _seen;

    /// <summary>The objects.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The properties.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string[] Property { get; set; } = [];

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        foreach (string name in Property)
            if (InputObject!.Properties[name].Value is not null) _seen++;
    }

    /// <inheritdoc />
    protected override void EndProcessing() => WriteObject(_seen);
}
