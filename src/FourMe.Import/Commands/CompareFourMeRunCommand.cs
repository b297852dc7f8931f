using System.Management.Automation;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Says which failures of a run are new, gone, or as before. Needs no connection.</summary>
[Cmdlet(VerbsData.Compare, "FourMeRun")]
[OutputType(typeof(RunDifference))]
public sealed class CompareFourMeRunCommand : StateCommand
{
    private bool _hasRun;

    /// <summary>Runs, or their ids; the newest one, or all of the newest run of a manifest, when none is given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "RunId")]
    [RunIdTransform]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Run { get; set; }

    /// <summary>The run to compare with; the one before of the same name when it is not given.</summary>
    [Parameter]
    [RunIdTransform]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? With { get; set; }

    /// <summary>Without a run: the newest one of these names; wildcards are allowed.</summary>
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

    // The types of a manifest are one night: all of its runs are the newest one, in the order in which they ran.
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
