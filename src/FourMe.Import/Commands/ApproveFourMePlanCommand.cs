using System.Management.Automation;
using FourMe.Import.Planning;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Agrees to the changes of held plans. Sends nothing and needs no connection.</summary>
[Cmdlet(VerbsLifecycle.Approve, "FourMePlan", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Plan))]
public sealed class ApproveFourMePlanCommand : StateCommand
{
    /// <summary>Ids of plans.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PlanId")]
    [PlanIdTransform]
    [ArgumentCompleter(typeof(PlanIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>The reason, in the words of the person who agrees.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    private protected override object? DefaultTarget => Id;

    private protected override void Process()
    {
        foreach (string id in Id)
        {
            try
            {
                Approve(id);
            }
            catch (FourMeException refused)
            {
                WriteFailure(refused.Failure, id);
            }
        }
    }

    private void Approve(string id)
    {
        PlanFile file = Plans.Get(id);
        if (!IsMeant(file)) throw OfOtherAccount(file).ToException();
        Plan plan = file.Plan;
        string reasons = string.Join("; ", plan.Held.Select(held => $"{held.Limit}: {HeldWords.Of(held)}"));
        if (!ShouldProcess($"{plan.Id} ({plan.Summary})", $"Approve what holds the plan ({reasons})")) return;
        var approval = new PlanApproval(StatePaths.Of(this, StatePath), TimeProvider.System);
        WriteNamed(approval.Approve(id, Environment.UserName, Reason), NamedObject.Plan);
    }
}
