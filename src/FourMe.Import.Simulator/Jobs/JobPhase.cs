namespace FourMe.Import.Simulator.Jobs;

/// <summary>How far a job has come in the eyes of its client.</summary>
internal enum JobPhase
{
    Queued,
    Processing,
    Ended,
    Gone,
}
