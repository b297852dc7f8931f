using FourMe.Import.Simulator.Http;

namespace FourMe.Import.Simulator.Control;

/// <summary>The library's API for other processes, under <c>/simulator</c> on the REST host.</summary>
internal sealed class ControlPanel(SimulatorState state)
{
    public Task HandleAsync(HttpContext context, PathString path) =>
        context.SendJsonAsync(200, new Dictionary<string, object> { ["requests"] = state.Requests.Snapshot().Count, ["path"] = path.Value ?? "" });
}
