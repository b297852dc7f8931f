namespace FourMe.Import.Simulator.Exports;

/// <summary>A field of an export request that the service refuses.</summary>
internal sealed class InvalidOrderException(string name, string message) : Exception(message)
{
    public string Field => name;
}
