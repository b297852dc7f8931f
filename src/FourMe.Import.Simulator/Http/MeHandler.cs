namespace FourMe.Import.Simulator.Http;

/// <summary>The person behind the token.</summary>
internal sealed class MeHandler(Gatekeeper gatekeeper) : IEndpointHandler
{
    public Endpoint Endpoint => Endpoint.Me;

    public async Task HandleAsync(HttpContext context, string argument)
    {
        if (await gatekeeper.AdmitAsync(context, asAdministrator: false) is not { } admission)
            return;
        await context.SendJsonAsync(200, new Dictionary<string, object>
        {
            ["id"] = 6,
            ["name"] = admission.Principal.Name,
            ["primary_email"] = admission.Principal.Email,
            ["account"] = new Dictionary<string, string> { ["id"] = admission.Account.Id, ["name"] = admission.Account.Name },
        });
    }
}
