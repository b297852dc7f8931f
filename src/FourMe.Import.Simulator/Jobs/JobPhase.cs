namespace FourMe.Import.Simulator.Jobs;

/// <summary>The phase of a job as seen by its client.</summary>
internal enum JobPhase
{
    Queued,
    Processing,
    Ended,
    Gone,
}
