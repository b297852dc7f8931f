using System.Management.Automation;

namespace FourMe.Import.Floors;

/// <summary>Emits objects with the same constant note properties.</summary>
[Cmdlet(VerbsCommunications.Write, "Floor")]
public sealed class WriteFloorCommand : PSCmdlet
{
    /// <summary>The number of objects.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public int Count { get; set; }

    /// <summary>The names of the properties.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string[] Property { get; set; } = [];

    /// <summary>The type names that each object gets.</summary>
    [Parameter]
    public string[] TypeName { get; set; } = [];

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        for (int made = 0; made < Count; made++)
        {
            var record = new PSObject();
            for (int i = TypeName.Length - 1; i >= 0; i--) record.TypeNames.Insert(0, TypeName[i]);
            foreach (string name in Property) record.Properties.Add(new PSNoteProperty(name, "a constant"), preValidated: true);
            WriteObject(record);
        }
    }
}
