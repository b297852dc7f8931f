namespace FourMe.Import.Simulator.Imports;

/// <summary>A row that the service refuses; the job goes on with the next one.</summary>
internal sealed class RowRefusedException(string message, bool countsAsError = false) : Exception(message)
{
    public bool CountsAsError => countsAsError;
}
