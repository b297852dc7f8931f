using System.Globalization;
using System.Text.Json;
using FourMe.Import.Simulator.Gates;
using FourMe.Import.Simulator.Http;
using FourMe.Import.Simulator.Time;

namespace FourMe.Import.Simulator.Control;

/// <summary>The library's API for other processes, under <c>/simulator</c> on the REST host.</summary>
internal sealed class ControlPanel(SimulatorState state)
{
    private readonly StateReport _report = new(state);

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
        ["gates", var id, "reached"] when FindGate(id) is { } gate => ReachedAsync(context, gate),
        ["clock"] => context.SendJsonAsync(200, _report.Clock()),
        _ => context.SendMessageAsync(404, "Not Found"),
    };

    private async Task ChangeAsync(HttpContext context, string[] parts)
    {
        ControlMessage message = await ControlMessage.ReadAsync(context);
        switch ((context.Request.Method, parts))
        {
            case ("POST", ["faults"]):
                QueueFault(message);
                break;
            case ("DELETE", ["faults"]):
                state.Faults.Clear();
                state.Faults.ReleaseHung();
                break;
            case ("POST", ["gates"]):
                Gate gate = state.Gates.Hold(message.Enum<Endpoint>("endpoint"), message.Enum("phase", GatePhase.BeforeAnswer),
                    message.Number("afterBytes", 0));
                await context.SendJsonAsync(200, new Dictionary<string, int> { ["id"] = gate.Id });
                return;
            case ("POST", ["gates", var id, "release"]):
                FindGate(id)?.Release();
                break;
            case ("POST", ["clock"]):
                Clock.Advance(TimeSpan.Parse(message.Required("advance"), CultureInfo.InvariantCulture));
                break;
            case ("POST", ["options"]):
                OptionSetter.Apply(state.Options, message);
                break;
            case ("POST", ["records", var account, var type]):
                state.Queue.RunPending();
                await context.SendJsonAsync(200, new Dictionary<string, string> { ["id"] = state.Others.Add(account, type,
                    message.All()) });
                return;
            case ("PATCH" or "DELETE" or "POST", ["records", _, _, ..]):
                if (!ChangeRecord(context.Request.Method, parts, message))
                    goto default;
                break;
            case ("POST", ["enumerations"]):
                state.World.Enumerations.Add(message.Required("name"), message.Required("id"), message.Text("txt"));
                break;
            case ("POST", ["tokens"]):
                string home = state.World.Get(message.Required("account")).Id;
                await context.SendJsonAsync(200, new Dictionary<string, string> { ["token"] = state.Tokens.IssuePersonalToken(home,
                    message.Flag("administrator", true)) });
                return;
            case ("DELETE", ["tokens", var token]):
                state.Tokens.Revoke(token);
                break;
            case ("POST", ["reset"]):
                state.Reset();
                break;
            default:
                await context.SendMessageAsync(404, "Not Found");
                return;
        }

        await context.SendJsonAsync(200, new Dictionary<string, bool> { ["ok"] = true });
    }

    /// <summary>Changes of a record outside of imports.</summary>
    private bool ChangeRecord(string method, string[] parts, ControlMessage message)
    {
        state.Queue.RunPending();
        switch ((method, parts))
        {
            case ("PATCH", ["records", var account, var type, var id]):
                state.Others.Change(account, type, id, message.All());
                return true;
            case ("DELETE", ["records", var account, var type, var id]):
                state.Others.Delete(account, type, id);
                return true;
            case ("POST", ["records", var account, var type, var id, "archive"]):
                state.Others.Archive(account, type, id);
                return true;
            case ("POST", ["records", var account, var type, var id, "restore"]):
                state.Others.Restore(account, type, id);
                return true;
            default:
                return false;
        }
    }

    private SimulatedClock Clock => state.Options.TimeProvider as SimulatedClock
        ?? throw new InvalidOperationException("The service does not run on a clock that can be advanced.");

    private void QueueFault(ControlMessage message)
    {
        Endpoint endpoint = message.Enum<Endpoint>("endpoint");
        Faults.Fault fault = FaultReader.Read(message);
        if (message.Flag("always", false))
            state.Faults.Always(endpoint, fault);
        else
            state.Faults.Next(endpoint, [.. Enumerable.Repeat(fault, (int)message.Number("times", 1))]);
    }

    private Gate? FindGate(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? state.Gates.Find(number) : null;

    private static async Task ReachedAsync(HttpContext context, Gate gate)
    {
        await gate.Reached.WaitAsync(context.RequestAborted);
        await context.SendJsonAsync(200, new Dictionary<string, bool> { ["reached"] = true });
    }
}
