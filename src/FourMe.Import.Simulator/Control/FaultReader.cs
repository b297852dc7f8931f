using System.Globalization;
using FourMe.Import.Simulator.Faults;

namespace FourMe.Import.Simulator.Control;

/// <summary>Makes a fault from a control request.</summary>
internal static class FaultReader
{
    private const string Json = "application/json; charset=utf-8";

    public static Fault Read(ControlMessage message)
    {
        string kind = message.Required("fault");
        return kind.ToLowerInvariant() switch
        {
            "respond" => Respond(message),
            "reset" => Fault.Reset(message.Enum("point", ResetPoint.BeforeBody), message.Number("afterBytes", 1)),
            "hang" => message.Flag("accept", false) ? Fault.HangAfterAcceptance : Fault.Hang,
            "truncate" => Fault.Truncate(message.Number("afterBytes", 1)),
            "wrongcontentlength" => Fault.WrongContentLength((int)message.Number("difference", 10)),
            "gzip" => Fault.Gzip,
            "trickle" => Fault.Trickle((int)message.Number("bytes", 1), Pause(message)),
            "toomanyrequests" => Fault.TooManyRequests(message.Text("retryAfter")),
            "unavailable" => Fault.Unavailable(message.Text("retryAfter")),
            "unauthorized" => Fault.Unauthorized,
            "badgateway" => Fault.BadGateway,
            "malformedjson" => Fault.MalformedJson,
            "othershape" => Fault.OtherShape,
            "emptybody" => Fault.EmptyBody,
            "unknownstate" => Fault.UnknownState(message.Text("state") ?? "dreaming"),
            "redirect" => Fault.Redirect(new Uri(message.Required("location")), (int)message.Number("status", 302)),
            "none" => Fault.None,
            _ => throw new ArgumentException($"There is no fault '{kind}'."),
        };
    }

    private static Fault Respond(ControlMessage message) =>
        Fault.Respond((int)message.Number("status", 500), message.Text("body"), message.Text("contentType") ?? Json,
            message.Pairs("headers")) with
        {
            BeforeBody = message.Flag("beforeBody", false),
        };

    private static TimeSpan Pause(ControlMessage message) =>
        TimeSpan.Parse(message.Text("pause") ?? "00:00:01", CultureInfo.InvariantCulture);
}
