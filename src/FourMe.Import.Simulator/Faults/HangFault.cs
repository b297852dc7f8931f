namespace FourMe.Import.Simulator.Faults;

/// <summary>A request that gets no answer; when released, the connection is reset.</summary>
public sealed record HangFault(bool IsCarriedOut) : Fault
{
    internal override async Task ApplyAsync(FaultScene scene)
    {
        if (IsCarriedOut)
            await scene.CaptureAsync();
        else
            await scene.ReadBodyAsync();
        await scene.HungReleased.WaitAsync(scene.ClientGone);
        scene.Reset();
    }
}
