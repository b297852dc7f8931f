using System.Management.Automation;
using FourMe.Import.Errors;
using FourMe.Import.Planning;
using FourMe.Import.State;
using FourMe.Import.Text;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Applies plans: imports their rows in jobs, and reads back what the account stored.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "FourMePlan", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Run))]
public sealed class InvokeFourMePlanCommand : StateCommand
{
    private PlanApplication? _plan;

    /// <summary>Ids of plans.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PlanId")]
    [PlanIdTransform]
    [ArgumentCompleter(typeof(PlanIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>Seconds to wait for each job; without limit when omitted.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [NumberTransform]
    public int? Timeout { get; set; }

    private protected override object? DefaultTarget => Id;

    private protected override string? OpenJob => _plan?.OpenToken;

    private protected override void Process()
    {
        FourMeClient client = ConnectionChoice.Resolve(Connection).Client;
        var options = new ApplyOptions
        {
            StatePath = StatePath is null ? null : StatePaths.Of(this, StatePath),
            Timeout = Timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
        foreach (string id in Id)
        {
            var recorder = new PlanRecorder(client, RunKind.Apply, options.StatePath);
            try
            {
                using PlanApplication plan = _plan = Open(client, id, options);
                Apply(plan, recorder);
            }
            catch (FourMeException refused)
            {
                if (!IsWhatIf) recorder.Fail(refused.Failure, id);
                WriteJobFailure(refused.Failure, refused.Failure.Token ?? id);
            }
            catch (Exception) when (!IsWhatIf && StopToken.IsCancellationRequested)
            {
                recorder.Fail(Failures.RunStopped(), id);
                throw;
            }
        }
    }

    /// <summary>Opens a plan. A person at the console may agree to a held one.</summary>
    private PlanApplication Open(FourMeClient client, string id, ApplyOptions options)
    {
        try
        {
            return PlanApplication.Open(client, id, options);
        }
        catch (FourMeException held) when (held.Failure.Id == nameof(Failures.PlanHeld) && !IsWhatIf
            && HeldQuestion.Ask(this, Plans.Get(id).Plan, Bar.IsWatched))
        {
            new PlanApproval(StatePaths.Of(this, StatePath), TimeProvider.System).Approve(id, Environment.UserName, HeldQuestion.Reason);
            return PlanApplication.Open(client, id, options);
        }
    }

    private void Apply(PlanApplication plan, PlanRecorder recorder)
    {
        using RunLock? alone = IsWhatIf ? null : Await((host, _) => Task.FromResult(plan.LockRun(host)));
        if (IsWhatIf) plan.Look(StopToken);
        else Await((host, stop) => plan.BeginAsync(host, stop));
        bool hasNothing = plan.Count == 0;
        while (plan.Next is { } file)
        {
            if (ShouldProcess(AccountName.InWords(plan.Plan.Account), Action(plan, file))) Send(plan);
            else plan.Skip();
        }
        if (IsWhatIf || (!plan.HasSent && !hasNothing)) return;
        Run run = recorder.Keep(Await(plan.CompleteAsync));
        SayUnrecorded(recorder.Problem);
        WriteNamed(run, NamedObject.Run);
    }

    private void Send(PlanApplication plan)
    {
        foreach (Failure failure in Await(plan.SendNextAsync)) WriteFailure(failure, failure.Token ?? failure.Record ?? plan.Plan.Id);
    }

    private static string Action(PlanApplication plan, ApplyFile file)
    {
        string rows = $"{Counted.Of(file.Rows.Rows, "record")} of '{plan.Plan.Type}'";
        return $"{Verb(file.Phase)} {rows} (job {plan.Position + 1} of {plan.Count}: {file.Rows.Headers})";
    }

    private static string Verb(ApplyPhase phase) => phase switch
    {
        ApplyPhase.Restore => "Restore",
        ApplyPhase.Create => "Create",
        ApplyPhase.Retire => "Retire",
        ApplyPhase.Deferred => "Set references of",
        _ => "Update",
    };
}
