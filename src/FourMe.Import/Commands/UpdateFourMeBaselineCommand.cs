using System.Management.Automation;
using FourMe.Import.Errors;
using FourMe.Import.Planning;
using FourMe.Import.State;
using FourMe.Import.Text;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Brings the local copies of the account's records up to date.</summary>
[Cmdlet(VerbsData.Update, "FourMeBaseline", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Baseline))]
public sealed class UpdateFourMeBaselineCommand : BaselineCommand
{
    /// <summary>The record types.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(BaselineTypeCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Type { get; set; } = [];

    /// <summary>Makes a full export, however current the baseline is.</summary>
    [Parameter]
    public SwitchParameter Full { get; set; }

    /// <summary>Makes a full export, and accepts it even with fewer than 90 % of the baseline's records.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Maximum time since the last full export before another one is made.</summary>
    [Parameter]
    [DurationTransform]
    public TimeSpan MaximumAge { get; set; } = BaselineOptions.UsualAge;

    private protected override object? DefaultTarget => Type;

    private protected override void Process()
    {
        FourMeClient client = ConnectionChoice.Resolve(Connection).Client;
        var options = new BaselineOptions { MaximumAge = MaximumAge, Full = Full || Force, AcceptsShrunk = Force };
        string action = options.Full ? "Export all records for a new baseline" : "Bring the baseline up to date";
        foreach (RecordType type in Types())
            if (ShouldProcess($"{type.Name} of {JobOwner.Of(client)}", action)) Update(client, type, options);
    }

    private void Update(FourMeClient client, RecordType type, BaselineOptions options)
    {
        try
        {
            BaselineFile file = Await((host, stop) => new BaselineRefresh(client, Store, host).GetAsync(type, options, stop));
            if (file.Shrunk is { } shrunk) WriteFailure(
                Failures.BaselineShrunk(type.Name, shrunk.Records, shrunk.Of, shrunk.At), type.Name);
            WriteBaseline(file.About);
        }
        catch (FourMeException failed)
        {
            WriteJobFailure(failed.Failure, failed.Failure.Token ?? type.Name);
        }
    }

    /// <summary>The types by their import names. An unknown name is an error; the others continue.</summary>
    private IEnumerable<RecordType> Types()
    {
        foreach (string name in Type.SelectMany(ExportRequest.TypesIn))
        {
            // Export names are accepted as well. Types that can only be exported are not, because there is nothing to compare them with.
            if ((RecordTypes.Find(name) ?? ExportTypes.Find(name)?.RecordType) is { } type) yield return type;
            else WriteFailure(Failures.UnknownType(name, NearestName.Of(name, RecordTypes.Names)), name);
        }
    }
}
