using FourMe.Import.Catalogue;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>The data shared by all steps of applying a plan.</summary>
/// <param name="Client">The client of the account.</param>
/// <param name="Plans">The plans of the state folder.</param>
/// <param name="File">The plan.</param>
/// <param name="Options">Options of the run.</param>
internal sealed record ApplyContext(FourMeClient Client, PlanStore Plans, PlanFile File, ApplyOptions Options)
{
    /// <summary>The plan.</summary>
    internal Plan Plan => File.Plan;

    /// <summary>The record type of the plan.</summary>
    internal RecordType Type { get; } = RecordTypes.Get(File.Plan.Type);

    /// <summary>Whether a later run only ends what a killed run has sent of the plan, and sends nothing more of it.</summary>
    internal bool IsSettling { get; init; }

    /// <summary>Collects the results.</summary>
    internal ApplyReport Report { get; } = new(File, Client.Options.TimeProvider.GetUtcNow());

    /// <summary>The durations of the steps.</summary>
    internal StepTimes Steps { get; } = new(Client.Options.TimeProvider);

    /// <summary>The progress of the plan on disk.</summary>
    internal AppliedStore Store { get; } = new(File.Folder);

    internal string StatePath => Options.StatePath ?? StateFolder.Path;

    internal TimeProvider Clock => Client.Options.TimeProvider;

    /// <summary>Tells the run's observer that a point was reached.</summary>
    /// <param name="point">One of <see cref="RunPoints"/>.</param>
    internal void Reach(string point) => Options.Point?.Invoke(point);
}
