using System.Management.Automation;
using FourMe.Import.Planning;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Makes plans that undo applied plans, and suspends their run names. Sends nothing; Invoke-FourMePlan does.</summary>
[Cmdlet(VerbsCommon.Undo, "FourMePlan", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Plan))]
public sealed class UndoFourMePlanCommand : StateCommand
{
    /// <summary>Ids of plans.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PlanId")]
    [PlanIdTransform]
    [ArgumentCompleter(typeof(AppliedPlanCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>Maximum time since the last full export before another one is made.</summary>
    [Parameter]
    [DurationTransform]
    public TimeSpan MaximumAge { get; set; } = new UndoOptions().MaximumAge;

    private protected override object? DefaultTarget => Id;

    private protected override void Process()
    {
        FourMeConnection connection = ConnectionChoice.Resolve(Connection);
        var options = new UndoOptions { StatePath = StatePaths.Of(this, StatePath), MaximumAge = MaximumAge, WhatIf = IsWhatIf };
        foreach (string id in Id)
        {
            try
            {
                // With -WhatIf the comparison is still made, because it is what the user asks for. It leaves only a newer baseline.
                if (!ShouldProcess(AccountName.InWords(connection.Account), $"Plan the way back of '{id}', and suspend its run name")
                    && !IsWhatIf) continue;
                WriteNamed(Await((host, stop) => new UndoRun(connection.Client, options).PlanAsync(id, host, stop)), NamedObject.Plan);
            }
            catch (FourMeException refused)
            {
                WriteJobFailure(refused.Failure, id);
            }
        }
    }
}
