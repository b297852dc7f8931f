using System.Text;

namespace FourMe.Import.Simulator.Faults;

/// <summary>An answer made up by the test; the request is not carried out.</summary>
public sealed record RespondFault(int Status, string Body, string ContentType, IReadOnlyList<KeyValuePair<string, string>> Headers) : Fault
{
    /// <summary>Whether the answer is sent without reading the request's body, as a proxy in front may do.</summary>
    public bool BeforeBody { get; init; }

    internal override async Task ApplyAsync(FaultScene scene)
    {
        if (!BeforeBody)
            await scene.ReadBodyAsync();
        HttpResponse response = scene.Context.Response;
        byte[] body = Encoding.UTF8.GetBytes(Body);
        response.StatusCode = Status;
        // A header that every answer has, such as the date, is replaced by that of the fault.
        foreach ((string name, _) in Headers)
            response.Headers.Remove(name);
        foreach ((string name, string value) in Headers)
            response.Headers.Append(name, value);
        if (body.Length > 0)
            response.ContentType = ContentType;
        if (Status is not (204 or 304))
            response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, scene.ClientGone);
    }
}
