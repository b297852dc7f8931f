using System.Globalization;
using System.Text;

namespace FourMe.Import.Simulator.Faults;

/// <summary>The real answer with a Content-Length that does not fit; sent past the server, which would refuse.</summary>
public sealed record WrongContentLengthFault(int Difference) : Fault
{
    internal override async Task ApplyAsync(FaultScene scene)
    {
        byte[] body = await scene.CaptureAsync();
        HttpResponse response = scene.Context.Response;
        StringBuilder head = new();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {response.StatusCode} OK\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Content-Type: {response.ContentType}\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length + Difference}\r\n\r\n");
        await scene.SendRawAsync(response.StatusCode, [.. Encoding.ASCII.GetBytes(head.ToString()), .. body]);
    }
}
