using FourMe.Import.Simulator.Accounts;

namespace FourMe.Import.Simulator.Http;

/// <summary>Checks token, account and role of a request to the REST host.</summary>
internal sealed class Gatekeeper(SimulatorState state)
{
    // The product was renamed; both header names are understood.
    private static readonly string[] AccountHeaders = ["X-Xurrent-Account", "X-4me-Account"];

    public Principal? Identify(HttpContext context)
    {
        string header = context.Request.Headers.Authorization.ToString();
        const string scheme = "Bearer ";
        return header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? state.Tokens.Find(header[scheme.Length..].Trim()) : null;
    }

    /// <summary>The account the request is for; null when it was refused and answered.</summary>
    public async Task<Admission?> AdmitAsync(HttpContext context, bool asAdministrator)
    {
        if (Identify(context) is not { } principal)
        {
            await context.SendMessageAsync(401, "Unauthorized");
            return null;
        }

        string id = AccountHeaders.Select(name => context.Request.Headers[name].ToString()).FirstOrDefault(value => value.Length > 0)
            ?? principal.HomeAccount;
        // Neither case is documented. An unknown account is assumed to be "not found", an inaccessible one "forbidden".
        if (state.World.Find(id) is not { } account)
        {
            await context.SendMessageAsync(404, "Not Found");
            return null;
        }

        if (!(asAdministrator ? principal.MayAdminister(id) : principal.MayEnter(id)))
        {
            await context.SendMessageAsync(403, "Forbidden");
            return null;
        }

        return new Admission(principal, account);
    }
}
