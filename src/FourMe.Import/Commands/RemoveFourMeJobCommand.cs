using System.Management.Automation;
using FourMe.Import.State;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Removes jobs and their files from this machine. The service is not informed.</summary>
[Cmdlet(VerbsCommon.Remove, "FourMeJob", DefaultParameterSetName = JobChoice.ByToken, SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void))]
public sealed class RemoveFourMeJobCommand : JobCommand
{
    private protected override void Process()
    {
        foreach (JobEntry entry in JobChoice.Find(this))
            if (ShouldProcess(new FourMeJob(entry).ToString(), "Forget the job and its files")) JobChoice.Journal.Remove(entry);
    }
}
