using System.Management.Automation;
using FourMe.Import.Errors;
using FourMe.Import.Text;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Deletes the ledgers, learned values and agreements of run names. Nothing in the account changes.</summary>
[Cmdlet(VerbsCommon.Remove, "FourMeSync", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveFourMeSyncCommand : ChosenRunNameCommand
{
    private protected override void Process()
    {
        foreach (Sync sync in Named(Name, Unreadable))
        {
            string what = $"Forget its {Counted.Of(sync.Records, "record")}, and what was learned and agreed to";
            if (ShouldProcess(sync.Name, what)) Forget(sync);
        }
    }

    private void Forget(Sync sync)
    {
        try
        {
            Await((host, _) =>
            {
                Names.Remove(sync, host);
                return Task.FromResult(true);
            });
        }
        catch (FourMeException busy)
        {
            WriteFailure(busy.Failure, sync.Name);
        }
    }
}
