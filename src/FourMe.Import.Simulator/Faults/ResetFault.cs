namespace FourMe.Import.Simulator.Faults;

/// <summary>A TCP reset at a chosen point.</summary>
public sealed record ResetFault(ResetPoint Point, long AfterBytes) : Fault
{
    internal override async Task ApplyAsync(FaultScene scene)
    {
        switch (Point)
        {
            case ResetPoint.DuringBody:
                await scene.ReadBodyAsync(AfterBytes);
                break;
            case ResetPoint.AfterBody:
                await scene.ReadBodyAsync();
                break;
            case ResetPoint.AfterAcceptance:
                await scene.CaptureAsync();
                break;
            case ResetPoint.DuringAnswer:
                await TruncateFault.SendStartAsync(scene, AfterBytes);
                break;
        }

        scene.Reset();
    }
}
