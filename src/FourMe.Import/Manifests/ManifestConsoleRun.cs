using FourMe.Import.Manifests;
using FourMe.Import.Planning;
using FourMe.Import.Rows;

namespace FourMe.Import.PowerShell;

/// <summary>Runs a manifest for a cmdlet: plans all types with PowerShell's records, then applies the plans.</summary>
/// <param name="console">The cmdlet.</param>
/// <param name="run">The run.</param>
/// <param name="input">The records.</param>
internal sealed class ManifestConsoleRun(IManifestConsole console, ManifestRun run, ManifestInput input)
{
    /// <summary>Plans and applies. Errors of single records are written at once; those of the types are in the returned runs.</summary>
    /// <returns>The runs of the types; with -WhatIf only those that failed.</returns>
    internal IReadOnlyList<Run> Go()
    {
        run.Begin();
        foreach (ManifestStep step in run.ToPlan()) Plan(step);
        console.Run(run.LookUpAsync);
        if (console.OnlyLooks) run.HoldBack();
        foreach (ManifestStep step in run.Steps)
            if (step is { Plan: not null, Result: null }) Ask(step);
        if (console.OnlyLooks) return run.Runs;
        console.Run(run.ApplyAsync);
        foreach (string problem in run.Steps.Select(step => step.Sync?.Unrecorded).OfType<string>().Distinct())
            console.Cmdlet.WriteWarning(problem);
        return run.Runs;
    }

    /// <summary>The run in one line per type.</summary>
    internal IReadOnlyList<string> Summary => ManifestSummary.Of(run.Steps, console.OnlyLooks);

    private void Plan(ManifestStep step)
    {
        try
        {
            using RecordBatch? batch = run.Open(
                step, step.PlanId is null ? ManifestCheck.MapOf(step.Entry, console.Cmdlet.SessionState) : null);
            if (!console.Get((host, stop) => run.BeginAsync(step, host, stop)) || batch is null) return;
            IReadOnlyList<Failure> wrong = input.Read(step, batch);
            if (wrong.Count > 0) run.Fail(step, wrong);
            else console.Run((host, stop) => run.PlanAsync(step, batch, host, stop));
        }
        catch (FourMeException failed)
        {
            run.Fail(step, failed.Failure.In(step.Type));
        }
    }

    private void Ask(ManifestStep step)
    {
        switch (console.Ask(step.Plan!, step.HeldBack is not null))
        {
            case ManifestAnswer.Agreed:
                step.Sync!.Approve(Environment.UserName, HeldQuestion.Reason);
                break;
            case ManifestAnswer.Declined:
                step.IsDeclined = !console.OnlyLooks;
                break;
        }
    }
}
