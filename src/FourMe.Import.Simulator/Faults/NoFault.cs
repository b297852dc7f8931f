namespace FourMe.Import.Simulator.Faults;

/// <summary>Normal behaviour.</summary>
public sealed record NoFault : Fault
{
    internal override Task ApplyAsync(FaultScene scene) => scene.CarryOutAsync();
}
