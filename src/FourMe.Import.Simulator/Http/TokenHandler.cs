namespace FourMe.Import.Simulator.Http;

/// <summary>OAuth 2 client credentials, parameters in the body only.</summary>
internal sealed class TokenHandler(SimulatorState state) : IEndpointHandler
{
    public Endpoint Endpoint => Endpoint.Token;

    public async Task HandleAsync(HttpContext context, string argument)
    {
        if (context.Request.QueryString.HasValue || !context.Request.HasFormContentType)
        {
            await RefuseAsync(context, "invalid_request", "Parameters are expected in a form body");
            return;
        }

        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form["grant_type"] != "client_credentials")
        {
            await RefuseAsync(context, "unsupported_grant_type", "Only client_credentials is simulated");
        }
        else if (form["client_id"] != state.Tokens.ClientId || form["client_secret"] != state.Tokens.ClientSecret)
        {
            await RefuseAsync(context, "invalid_client", "Unknown client or wrong secret");
        }
        else
        {
            context.Response.Headers.CacheControl = "no-store";
            await context.SendJsonAsync(200, new Dictionary<string, object>
            {
                ["access_token"] = state.Tokens.IssueAccessToken(),
                ["token_type"] = "Bearer",
                ["expires_in"] = state.Tokens.LifetimeInSeconds,
            });
        }
    }

    private static Task RefuseAsync(HttpContext context, string error, string description) =>
        context.SendJsonAsync(400, new Dictionary<string, string> { ["error"] = error, ["error_description"] = description });
}
