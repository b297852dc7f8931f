using System.Management.Automation;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Forgets jobs with all that is kept of them. The service is not told.</summary>
[Cmdlet(VerbsCommon.Remove, "FourMeJob", DefaultParameterSetName = TokenSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void))]
public sealed class RemoveFourMeJobCommand : FourMeCommand
{
    private const string TokenSet = "Token";
    private const string LatestSet = "Latest";
    private const string JobSet = "Job";

    /// <summary>Tokens of jobs.</summary>
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = TokenSet)]
    [ArgumentCompleter(typeof(JobTokenCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Token { get; set; }

    /// <summary>The newest job.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LatestSet)]
    public SwitchParameter Latest { get; set; }

    /// <summary>Jobs from Get-FourMeJob.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = JobSet)]
    public FourMeJob? Job { get; set; }

    private protected override object? DefaultTarget => Job ?? (object?)Token;

    private protected override void Process()
    {
        var journal = new JobJournal(StateFolder.Path, TimeProvider.System);
        foreach (JobEntry entry in JobChoice.Of(journal, Job, Token, Latest))
            if (ShouldProcess(new FourMeJob(entry).ToString(), "Forget the job and its files")) journal.Remove(entry);
    }
}
