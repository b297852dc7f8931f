using FourMe.Import.Simulator.Storage;

namespace FourMe.Import.Simulator.Http;

/// <summary>The storage host: files behind presigned addresses. It refuses any other credentials, as the real one does.</summary>
internal sealed class StorageHandler(SimulatorState state, Endpoint endpoint) : IEndpointHandler
{
    public Endpoint Endpoint => endpoint;

    public async Task HandleAsync(HttpContext context, string argument)
    {
        if (HasCredentials(context.Request.Headers))
        {
            await context.SendXmlErrorAsync(400, "InvalidArgument",
                "Only one auth mechanism allowed: the presigned address is the only credential this host accepts");
            return;
        }

        IQueryCollection query = context.Request.Query;
        if (state.Files.Open(context.Request.Path.Value ?? string.Empty, query["X-Amz-Signature"]) is { } file)
            await new FileAnswer(file, state.Options).SendAsync(context);
        else
            await context.SendXmlErrorAsync(403, "AccessDenied", query.ContainsKey("X-Amz-Signature") ? "Request has expired"
                : "Access Denied");
    }

    private static bool HasCredentials(IHeaderDictionary headers) =>
        headers.ContainsKey("Authorization")
        || headers.Keys.Any(name =>
            name.StartsWith("X-", StringComparison.OrdinalIgnoreCase) && name.EndsWith("-Account", StringComparison.OrdinalIgnoreCase));
}
