using System.Management.Automation;
using FourMe.Import.Errors;
using FourMe.Import.Text;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Lists the history of imports, exports, plans and syncs, newest first. Needs no connection.</summary>
[Cmdlet(VerbsCommon.Get, "FourMeRun")]
[OutputType(typeof(Run))]
public sealed class GetFourMeRunCommand : StateCommand
{
    /// <summary>Ids of runs; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("RunId")]
    [RunIdTransform]
    [ArgumentCompleter(typeof(RunIdPatternCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Id { get; set; }

    /// <summary>Only the given number of newest runs.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [NumberTransform]
    public int? Last { get; set; }

    /// <summary>Only runs of these names; wildcards are allowed.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RecordedNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Only runs of these record types; wildcards are allowed.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RecordTypePatternCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Type { get; set; }

    /// <summary>Only runs that failed, or in which rows failed.</summary>
    [Parameter]
    public SwitchParameter Failed { get; set; }

    private protected override void Process()
    {
        // A pipeline object without an id must not list all runs.
        if (Id is null && MyInvocation.ExpectingInput) return;
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        IEnumerable<Run> runs = new RunLog(StatePaths.Of(this, StatePath)).Read(SayDamaged).Where(run => IsWanted(run, found));
        foreach (Run run in Last is { } last ? runs.Take(last) : runs)
        {
            StopToken.ThrowIfCancellationRequested();
            WriteNamed(run, NamedObject.Run);
        }
        foreach (string id in Id ?? [])
            if (!WildcardPattern.ContainsWildcardCharacters(id) && !found.Contains(id)) WriteFailure(Failures.RunNotFound(id), id);
    }

    private void SayDamaged(string file, int lines) =>
        WriteWarning($"{Counted.Of(lines, "line")} of '{file}' cannot be read; {(lines == 1 ? "it is" : "they are")} left out.");

    private bool IsWanted(Run run, HashSet<string> found)
    {
        if (Id is not null && !IsLike(run.Id, Id)) return false;
        found.Add(run.Id);
        return IsMeant(run) && IsLike(run.Name, Name) && (Type is null || run.Type.Split(',').Any(type => IsLike(type.Trim(), Type)))
            && (!Failed || run.Outcome == RunOutcome.Failed || run.Failed > 0);
    }
}
