using System.ComponentModel;
using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>What the cmdlets share that work on remembered jobs: which ones.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JobCommand : FourMeCommand
{
    private protected const string TokenSet = "Token";
    private protected const string LatestSet = "Latest";
    private protected const string JobSet = "Job";

    /// <summary>Tokens of jobs.</summary>
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = TokenSet)]
    [ArgumentCompleter(typeof(JobTokenCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Token { get; set; }

    /// <summary>The newest job.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LatestSet)]
    public SwitchParameter Latest { get; set; }

    /// <summary>Jobs from Get-FourMeJob, or from -NoWait.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = JobSet)]
    public FourMeJob? Job { get; set; }

    private protected override object? DefaultTarget => Job?.Token ?? (object?)Token;

    private protected static JobJournal Journal => new(StateFolder.Path, TimeProvider.System);

    private protected IEnumerable<JobEntry> Entries => JobChoice.Of(Journal, Job, Token, Latest);
}
