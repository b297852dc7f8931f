using System.ComponentModel;
using System.Management.Automation;

namespace FourMe.Import.PowerShell;

/// <summary>Base of the cmdlets that work on recorded jobs: the parameters that choose them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JobCommand : FourMeCommand, INamedJobs
{
    /// <summary>Tokens of jobs.</summary>
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = JobChoice.ByToken)]
    [ArgumentCompleter(typeof(JobTokenCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Token { get; set; }

    /// <summary>The newest job.</summary>
    [Parameter(Mandatory = true, ParameterSetName = JobChoice.ByLatest)]
    public SwitchParameter Latest { get; set; }

    /// <summary>Jobs from Get-FourMeJob or from -NoWait, results, tokens: anything with a token.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = JobChoice.ByJob)]
    public object? Job { get; set; }

    private protected override object? DefaultTarget => JobChoice.TargetOf(this);
}
