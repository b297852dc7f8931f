using System.Text.Json;
using FourMe.Import.Simulator.Gates;
using FourMe.Import.Simulator.Http;

namespace FourMe.Import.Simulator.Control;

/// <summary>The library's API for other processes, under <c>/simulator</c> on the REST host.</summary>
internal sealed class ControlPanel(SimulatorState state)
{
    private readonly StateReport _report = new(state);
    private readonly ControlChanges _changes = new(state);

    public async Task HandleAsync(HttpContext context, PathString path)
    {
        string[] parts = (path.Value ?? string.Empty).Trim('/').Split('/');
        try
        {
            if (HttpMethods.IsGet(context.Request.Method))
                await ShowAsync(context, parts);
            else
                await ChangeAsync(context, parts);
        }
        catch (Exception exception) when (exception is ArgumentException or JsonException or FormatException or InvalidOperationException)
        {
            await context.SendMessageAsync(400, exception.Message);
        }
    }

    private Task ShowAsync(HttpContext context, string[] parts) => parts switch
    {
        ["requests"] => context.SendJsonAsync(200, _report.Requests()),
        ["imports"] => context.SendJsonAsync(200, _report.Imports()),
        ["imports", var token, "upload"] when state.Imports.Find(token) is { } job =>
            context.SendAsync(200, "application/octet-stream", job.UploadedBytes),
        ["exports"] => context.SendJsonAsync(200, _report.Exports()),
        ["records", var account, var type] => context.SendJsonAsync(200, _report.Records(account, type)),
        ["gates", var id, "reached"] when state.Gates.Find(id) is { } gate => ReachedAsync(context, gate),
        ["clock"] => context.SendJsonAsync(200, _report.Clock()),
        _ => context.SendMessageAsync(404, "Not Found"),
    };

    private async Task ChangeAsync(HttpContext context, string[] parts)
    {
        ControlMessage message = await ControlMessage.ReadAsync(context);
        if (_changes.Apply(context.Request.Method, parts, message) is { } answer)
            await context.SendJsonAsync(200, answer);
        else
            await context.SendMessageAsync(404, "Not Found");
    }

    private static async Task ReachedAsync(HttpContext context, Gate gate)
    {
        await gate.Reached.WaitAsync(context.RequestAborted);
        await context.SendJsonAsync(200, new Dictionary<string, bool> { ["reached"] = true });
    }
}
