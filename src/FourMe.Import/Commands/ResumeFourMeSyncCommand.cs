using System.Management.Automation;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Resumes suspended run names.</summary>
[Cmdlet(VerbsLifecycle.Resume, "FourMeSync", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Sync))]
public sealed class ResumeFourMeSyncCommand : ChosenRunNameCommand
{
    private protected override void Process()
    {
        foreach (Sync sync in Named(Name, Unreadable))
            if (ShouldProcess(sync.Name, "Resume its runs")) WriteSync(Names.Resume(sync));
    }
}
