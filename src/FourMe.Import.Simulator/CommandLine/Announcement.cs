using System.Text.Json;

namespace FourMe.Import.Simulator.CommandLine;

/// <summary>Says where the service listens and how to connect to it.</summary>
internal static class Announcement
{
    public static string Text(SimulatedService service) => $"""
        API address    {service.ApiUri.AbsoluteUri}
        OAuth address  {Plain(service.OAuthUri)}
        Account        {service.Account}
        Token          {service.Token}
        Client id      {service.ClientId}
        Client secret  {service.ClientSecret}

        {ConnectCommand(service)}

        Ctrl+C stops it.
        """;

    public static string Json(SimulatedService service) => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["apiUri"] = service.ApiUri.AbsoluteUri,
        ["oauthUri"] = Plain(service.OAuthUri),
        ["storageUri"] = Plain(service.StorageUri),
        ["account"] = service.Account,
        ["token"] = service.Token,
        ["clientId"] = service.ClientId,
        ["clientSecret"] = service.ClientSecret,
        ["connect"] = ConnectCommand(service),
    });

    private static string ConnectCommand(SimulatedService service) =>
        $"Connect-FourMe -ApiUri {service.ApiUri.AbsoluteUri} -OAuthUri {Plain(service.OAuthUri)} -Account {service.Account} -Token " +
            $"{service.Token}";

    private static string Plain(Uri address) => address.AbsoluteUri.TrimEnd('/');
}
