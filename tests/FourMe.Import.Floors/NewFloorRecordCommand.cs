using System.Management.Automation;

namespace FourMe.Import.Floors;

/// <summary>Creates people with twelve properties, all different, faster than a script could.</summary>
[Cmdlet(VerbsCommon.New, "FloorRecord")]
public sealed class NewFloorRecordCommand : PSCmdlet
{
    /// <summary>The number of objects.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public int Count { get; set; }

    /// <summary>Whether to create them as an account has them: with an ID, and one in a hundred at another location.</summary>
    [Parameter]
    public SwitchParameter Exported { get; set; }

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        for (int number = 1; number <= Count && !Stopping; number++) WriteObject(Person(number, Exported));
    }

    private static PSObject Person(int number, bool exported)
    {
        var person = new PSObject();
        PSMemberInfoCollection<PSPropertyInfo> properties = person.Properties;
        void Add(string name, object value) => properties.Add(new PSNoteProperty(name, value), preValidated: true);
        if (exported) Add("ID", (100_000_000L + number).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add("Primary Email", $"person{number}@example.com");
        Add("Name", $"Person Number {number}");
        Add("Source ID", $"E{number}");
        Add("Organization", "Widget Data Center");
        Add("Job Title", "Engineer, senior");
        Add("Support ID", $"S{number % 1000}");
        Add("Authentication ID", $"auth-{number}");
        Add("Employee ID", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add("Site", "Houston");
        Add("Location", exported && number % 100 == 0 ? "Elsewhere" : $"Room {number % 500}");
        Add("Information", $"Notes on {number}");
        Add("Disabled", number % 7 == 0);
        return person;
    }
}
