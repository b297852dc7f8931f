using System.Management.Automation;
using FourMe.Import.Planning;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Deletes plans from the disk. Nothing in the account changes.</summary>
[Cmdlet(VerbsCommon.Remove, "FourMePlan", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void))]
public sealed class RemoveFourMePlanCommand : StateCommand
{
    /// <summary>Ids of plans; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PlanId")]
    [PlanIdTransform]
    [ArgumentCompleter(typeof(PlanIdPatternCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    private protected override object? DefaultTarget => Id;

    private protected override void Process()
    {
        foreach (string id in Id)
            foreach (PlanFile plan in PlansNamed(id))
                if (ShouldProcess($"{plan.Plan.Id} ({plan.Plan.Summary})", "Delete the plan")) Plans.Remove(plan.Plan.Id);
    }
}
