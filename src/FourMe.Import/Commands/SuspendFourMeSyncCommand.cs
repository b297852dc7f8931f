using System.Management.Automation;
using FourMe.Import.Errors;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Suspends run names: their runs end at once and send nothing until Resume-FourMeSync.</summary>
[Cmdlet(VerbsLifecycle.Suspend, "FourMeSync", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Sync))]
public sealed class SuspendFourMeSyncCommand : ChosenRunNameCommand
{
    /// <summary>The reason, shown to whoever looks for the missing runs.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    private protected override void Process()
    {
        foreach (Sync sync in Named(Name, OfConnection))
        {
            if (!ShouldProcess(sync.Name, "Suspend its runs")) continue;
            if (sync.Type.Length == 0 && sync.State == SyncState.Active) WriteWarning(Failures.SyncUnknown(sync.Name).Message);
            WriteSync(Names.Suspend(sync, Environment.UserName, Reason));
        }
    }
}
