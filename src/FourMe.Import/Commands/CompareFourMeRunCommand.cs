using System.Management.Automation;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Compares the failures of a run with the previous run: new, gone, or still there. Needs no connection.</summary>
[Cmdlet(VerbsData.Compare, "FourMeRun")]
[OutputType(typeof(RunDifference))]
public sealed class CompareFourMeRunCommand : StateCommand
{
    private bool _hasRun;

    /// <summary>Runs or their ids. When omitted, the newest run, or all runs of the newest manifest run.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "RunId")]
    [RunIdTransform]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Run { get; set; }

    /// <summary>The run to compare with; the previous run of the same name when omitted.</summary>
    [Parameter]
    [RunIdTransform]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? With { get; set; }

    /// <summary>Without -Run: the newest run of these names. Wildcards are allowed.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RecordedNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    private protected override object? DefaultTarget => Run;

    private RunLog Runs => field ??= new RunLog(StatePaths.Of(this, StatePath));

    private protected override void Process()
    {
        foreach (string id in Run ?? [])
        {
            _hasRun = true;
            Compare(id);
        }
    }

    private protected override void End()
    {
        if (_hasRun || MyInvocation.ExpectingInput) return;
        Run[] newest = Newest();
        foreach (Run run in newest) Compare(run.Id);
        if (newest.Length == 0) WriteVerbose("The history has no such run.");
    }

    // The types of a manifest belong to one night, so all its runs count as the newest, in the order in which they ran.
    private Run[] Newest()
    {
        if (Runs.Read().FirstOrDefault(IsWanted) is not { } newest) return [];
        if (With is not null || newest.ManifestRun is not { } night) return [newest];
        return [.. Runs.Read().TakeWhile(run => run.Started > newest.Started.AddDays(-1))
            .Where(run => run.ManifestRun == night && IsWanted(run)).Reverse()];
    }

    private void Compare(string id)
    {
        try
        {
            foreach (RunDifference difference in Runs.Compare(id, With))
            {
                StopToken.ThrowIfCancellationRequested();
                WriteNamed(difference, NamedObject.RunDifference);
            }
        }
        catch (FourMeException unknown)
        {
            WriteFailure(unknown.Failure, id);
        }
    }

    private bool IsWanted(Run run) => IsMeant(run) && IsLike(run.Name, Name);
}
