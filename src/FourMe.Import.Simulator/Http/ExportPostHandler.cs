using System.Text.Json;
using FourMe.Import.Simulator.Exports;

namespace FourMe.Import.Simulator.Http;

/// <summary>Accepts an export request, as a form or as JSON: both are in use.</summary>
internal sealed class ExportPostHandler(SimulatorState state, Gatekeeper gatekeeper) : IEndpointHandler
{
    private readonly ExportOrderReader _orders = new(state.World.Catalogue, state.Options.TimeProvider);

    public Endpoint Endpoint => Endpoint.ExportPost;

    public async Task HandleAsync(HttpContext context, string argument)
    {
        if (await gatekeeper.AdmitAsync(context, asAdministrator: true) is not { } admission)
            return;
        try
        {
            ExportOrder order = _orders.Read(await ReadFieldsAsync(context));
            if (await state.Exports.AcceptAsync(admission.Account, order) is { } job)
                await context.SendJsonAsync(200, new Dictionary<string, string> { ["token"] = job.Token });
            else
                context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (InvalidOrderException exception)
        {
            await context.SendInvalidAsync(exception.Field, exception.Message);
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException)
        {
            await context.SendMessageAsync(400, "Invalid JSON string posted");
        }
    }

    private static async Task<Dictionary<string, string>> ReadFieldsAsync(HttpContext context)
    {
        if (context.Request.HasFormContentType)
        {
            IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
            return form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        }

        using JsonDocument document = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new JsonException();
        return document.RootElement.EnumerateObject()
            .Where(field => field.Value.ValueKind != JsonValueKind.Null)
            .ToDictionary(field => field.Name, field => field.Value.ToString(), StringComparer.Ordinal);
    }
}
