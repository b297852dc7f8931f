using System.Collections;
using System.Management.Automation;
using FourMe.Import.Errors;
using FourMe.Import.Manifests;
using FourMe.Import.Text;

namespace FourMe.Import.PowerShell.Commands;

/// <content>Runs a manifest.</content>
public sealed partial class SyncFourMeRecordsCommand : IManifestConsole
{
    /// <summary>The parameters allowed with -Manifest. Everything else is set in the manifest.</summary>
    private static readonly string[] WithManifest =
    [
        nameof(Manifest), nameof(Records), nameof(HoldAll), nameof(Resume), nameof(Strict), nameof(StatePath), nameof(Connection),
        "WhatIf", "Confirm", .. CommonParameters,
    ];

    private ManifestRun? _manifestRun;

    FourMeCommand IManifestConsole.Cmdlet => this;

    CancellationToken IManifestConsole.Stop => StopToken;

    bool IManifestConsole.OnlyLooks => IsWhatIf;

    void IManifestConsole.Run(Func<ITransferHost, CancellationToken, Task> work)
    {
        Await((_, host, stop) => work(host, stop));
        ClearBar();
    }

    T IManifestConsole.Get<T>(Func<ITransferHost, CancellationToken, Task<T>> work) => Await(work);

    void IManifestConsole.WriteFailure(Failure failure, object? target) => WriteFailure(failure, target);

    void IManifestConsole.ShowReading(string type, long count) => Bar.ShowReading(type, count, forPlan: true);

    void IManifestConsole.SayLine(string text) => Say(text);

    ManifestAnswer IManifestConsole.Ask(Plan plan, bool waits)
    {
        bool isHeld = plan.State == PlanState.Held;
        if (isHeld && !IsWhatIf) return HeldQuestion.Ask(this, plan, Bar.IsWatched) ? ManifestAnswer.Agreed : ManifestAnswer.Go;
        string action = waits ? $"Let '{plan.Summary}' wait (nothing is sent of a type that it refers to)" : Action(plan, isHeld);
        return ShouldProcess(Target, action) ? ManifestAnswer.Go : ManifestAnswer.Declined;
    }

    private void CheckParameters()
    {
        string[] others = [.. MyInvocation.BoundParameters.Keys.Except(WithManifest, StringComparer.OrdinalIgnoreCase)
            .Select(name => "-" + name)];
        if (others.Length > 0) throw Failures.NotWithManifest(string.Join(", ", others)).ToException();
    }

    private void RunManifest()
    {
        ManifestFile file = ManifestFile.Read(FilePaths.Full(this, Manifest!), SessionState);
        var onEnd = new OnEndScript(this, IsWhatIf ? null : file.Manifest.OnEnd);
        IReadOnlyList<Run> runs;
        IReadOnlyList<string> summary;
        try
        {
            ManifestInput input = Checked(file, onEnd);
            Connect();
            _manifestRun = new ManifestRun(Client, file.Manifest, new ManifestRunOptions
            {
                StatePath = StatePath is null ? null : StatePaths.Of(this, StatePath), Strict = Strict, HoldAll = HoldAll, Resume = Resume,
                WhatIf = IsWhatIf, Formatting = Formatting, Stop = StopToken,
            });
            WriteVerbose($"The run is '{_manifestRun.Id}'; if it is stopped, -Resume {_manifestRun.Id} continues it.");
            var manifest = new ManifestConsoleRun(this, _manifestRun, input);
            runs = manifest.Go();
            summary = manifest.Summary;
        }
        catch (FourMeException failed) when (failed.Failure.Id != nameof(Failures.ManifestInvalid))
        {
            onEnd.Tell([NotBegun(file.Manifest, failed.Failure)]);
            throw;
        }
        catch (PipelineStoppedException) when (!Stopping)
        {
            // Thrown when an error of a record was written with -ErrorAction Stop.
            onEnd.Tell([NotBegun(file.Manifest, Failures.ManifestStopped(file.Manifest.Path))]);
            throw;
        }
        // Before the errors are written, because with -ErrorAction Stop the first one ends the command.
        onEnd.Tell(runs);
        // What keeps several types from being begun is in the run of each, but one error.
        var said = new HashSet<Failure>();
        foreach (Run run in runs)
            foreach (Failure failure in run.Failures.Where(said.Add))
                WriteFailure(failure, failure.Token ?? failure.Record ?? run.PlanId ?? run.Name);
        if (!IsWhatIf)
            foreach (Run run in runs) WriteObject(NamedObject.Of(run, NamedObject.Run));
        foreach (string line in summary) Say(line);
    }

    private ManifestInput Checked(ManifestFile file, OnEndScript onEnd)
    {
        var input = new ManifestInput(this, Records ?? new Hashtable());
        Failure[] wrong = [.. file.Findings.Select(finding => finding.Failure), .. input.Check(file.Manifest)];
        if (wrong.Length == 0) return input;
        Failure all = Failures.ManifestInvalid(file.Manifest.Path, $"it has {Counted.Of(wrong.Length, "error")}.");
        onEnd.Tell([NotBegun(file.Manifest, [.. wrong, all])]);
        foreach (Failure failure in wrong) WriteFailure(failure, file.Manifest.Path);
        throw all.ToException();
    }

    /// <summary>A failed run for the OnEnd script when the manifest could not be started.</summary>
    private static Run NotBegun(Manifest manifest, params IReadOnlyList<Failure> failures) => new()
    {
        Id = Guid.NewGuid().ToString("N"), Name = manifest.Stem, Type = string.Empty, Source = string.Empty, Account = string.Empty,
        Started = DateTimeOffset.UtcNow, Outcome = RunOutcome.Failed, Failures = failures,
    };
}
