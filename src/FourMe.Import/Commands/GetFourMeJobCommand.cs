using System.Management.Automation;
using FourMe.Import.Errors;
using FourMe.Import.State;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Lists import and export jobs of this and earlier sessions, the newest first.</summary>
[Cmdlet(VerbsCommon.Get, "FourMeJob", DefaultParameterSetName = JobChoice.ByToken)]
[OutputType(typeof(FourMeJob))]
public sealed class GetFourMeJobCommand : FourMeCommand
{
    /// <summary>Tokens; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = JobChoice.ByToken)]
    [ArgumentCompleter(typeof(JobTokenPatternCompleter))]
    [SupportsWildcards]
    public string[]? Token { get; set; }

    /// <summary>Only the newest job.</summary>
    [Parameter(ParameterSetName = JobChoice.ByLatest, Mandatory = true)]
    public SwitchParameter Latest { get; set; }

    /// <summary>Only jobs in this state.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(JobStateCompleter))]
    public string? State { get; set; }

    private protected override void Process()
    {
        // An object without a token in the pipeline does not mean all jobs.
        if (Token is null && MyInvocation.ExpectingInput) return;
        IEnumerable<JobEntry> entries = JobChoice.Journal.Read()
            .Where(entry => State is null || entry.TransferState == new TransferState(State));
        if (Latest) entries = entries.Take(1);
        JobEntry[] found = [.. entries];
        if (Token is null) WriteAll(found);
        else foreach (string token in Token) WriteMatching(found, token);
    }

    private void WriteMatching(JobEntry[] entries, string token)
    {
        WildcardPattern pattern = WildcardPattern.Get(token, WildcardOptions.IgnoreCase);
        JobEntry[] matching = [.. entries.Where(entry => entry.Token is not null && pattern.IsMatch(entry.Token))];
        if (matching.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(token)) WriteFailure(Failures.JobNotFound(token), token);
        WriteAll(matching);
    }

    private void WriteAll(JobEntry[] entries)
    {
        foreach (JobEntry entry in entries) WriteObject(new FourMeJob(entry));
    }
}
