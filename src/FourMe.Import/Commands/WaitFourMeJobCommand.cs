using System.Management.Automation;
using FourMe.Import.Exporting;
using FourMe.Import.Importing;
using FourMe.Import.State;

namespace FourMe.Import.PowerShell.Commands;

/// <summary>Waits for the end of jobs of this or earlier sessions.</summary>
[Cmdlet(VerbsLifecycle.Wait, "FourMeJob", DefaultParameterSetName = JobChoice.ByToken)]
[OutputType(typeof(ImportResult), typeof(FourMeJob))]
public sealed class WaitFourMeJobCommand : JobCommand
{
    /// <summary>Seconds to wait for each job; without it, as long as it takes.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [NumberTransform]
    public int? Timeout { get; set; }

    /// <summary>The connection; the default one when it is not given.</summary>
    [Parameter]
    [ConnectionTransform]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public FourMeConnection? Connection { get; set; }

    private protected override void Process()
    {
        TimeSpan? limit = Timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        foreach (JobEntry entry in JobChoice.Find(this))
        {
            FourMeClient client = JobChoice.ClientFor(entry, Connection);
            if (entry.Kind == JobEntry.Export)
            {
                Await((host, stop) =>
                    new ExportEnding(client, new GuardedJournal(null, client.Options.TimeProvider, host), host)
                    .WaitAsync(entry, limit, stop));
                WriteObject(new FourMeJob(entry));
                continue;
            }
            ImportJobReport outcome = Await((host, stop) => new ReceivedImport(client, entry, host).OutcomeAsync(limit, stop));
            // A successful import has nothing left to receive, so its rows are deleted.
            if (outcome.IsFinal && outcome.Result.WentIn) new ReceivedImport(client, entry, SilentHost.Instance).Received();
            WriteObject(outcome.Result);
            if (outcome.Failure is { } failure) WriteJobFailure(failure, entry.Token);
        }
    }
}
