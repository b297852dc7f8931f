namespace FourMe.Import.Simulator.Http;

/// <summary>Leaves Ctrl+C to the process that hosts the service.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
