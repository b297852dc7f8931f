using FourMe.Import.Simulator.Faults;
using FourMe.Import.Simulator.Gates;
using FourMe.Import.Simulator.Requests;

namespace FourMe.Import.Simulator.Http;

/// <summary>Records a request, stops it at the gates and lets the faults strike, before it is carried out.</summary>
internal sealed class Exchange(SimulatorState state, RequestDelegate carryOut)
{
    public async Task RunAsync(HttpContext context, PortKind port, Route route)
    {
        RecordedRequest recorded = state.Requests.Add(port, route.Endpoint, context.Request);
        context.Response.Headers.Date = state.Options.TimeProvider.GetUtcNow()
            .ToString("r", System.Globalization.CultureInfo.InvariantCulture);
        ObserveBody(context, recorded);
        context.Response.OnStarting(async () =>
        {
            await state.Gates.PassAsync(route.Endpoint, GatePhase.BeforeAnswer, 0, context.RequestAborted);
            recorded.Answer(context.Response.StatusCode);
        });
        context.Response.Body = new GatedAnswerBody(context.Response.Body, state.Gates, route.Endpoint, context.RequestAborted);
        bool isDone = false;
        try
        {
            await state.Gates.PassAsync(route.Endpoint, GatePhase.RequestReceived, 0, context.RequestAborted);
            FaultScene scene = new(context, recorded, carryOut, state.Options.TimeProvider, state.Faults.HungReleased);
            await state.Faults.Take(route.Endpoint).ApplyAsync(scene);
            // The answer of a handler that wrote nothing goes out here, within the record.
            if (!scene.IsBroken)
                await context.Response.StartAsync(context.RequestAborted);
            isDone = !scene.IsBroken;
        }
        catch (Exception exception) when (context.RequestAborted.IsCancellationRequested
            || exception is OperationCanceledException or IOException or BadHttpRequestException)
        {
            // The client has disconnected, or the request was aborted.
            context.Abort();
        }
        finally
        {
            recorded.Finish(aborted: !isDone || context.RequestAborted.IsCancellationRequested);
        }
    }

    private void ObserveBody(HttpContext context, RecordedRequest recorded)
    {
        if (context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
            recorded.EndBody();
        context.Request.Body = new ObservedBody(
            context.Request.Body,
            recorded,
            bytes => state.Gates.PassAsync(recorded.Endpoint, GatePhase.RequestBody, bytes, context.RequestAborted));
    }
}
