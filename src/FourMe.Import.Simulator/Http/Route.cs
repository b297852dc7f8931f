namespace FourMe.Import.Simulator.Http;

/// <summary>The target of a request.</summary>
/// <param name="Endpoint">The address.</param>
/// <param name="Argument">The job token or language in the path, if any.</param>
internal readonly record struct Route(Endpoint Endpoint, string Argument)
{
    public static Route Of(PortKind port, string method, string path)
    {
        string[] parts = path.Trim('/').Split('/');
        return port switch
        {
            PortKind.OAuth => new Route(parts is ["token"] && HttpMethods.IsPost(method) ? Endpoint.Token : Endpoint.Unknown, string.Empty),
            PortKind.Storage => OfStorage(method, parts),
            _ => OfApi(method, parts),
        };
    }

    private static Route OfStorage(string method, string[] parts) => (HttpMethods.IsGet(method) || HttpMethods.IsHead(method), parts) switch
    {
        (true, ["imports", ..]) => new Route(Endpoint.LogFile, string.Empty),
        (true, ["exports", ..]) => new Route(Endpoint.ExportFile, string.Empty),
        _ => new Route(Endpoint.Unknown, string.Empty),
    };

    private static Route OfApi(string method, string[] parts) => (method.ToUpperInvariant(), parts) switch
    {
        ("GET", ["v1", "me"]) => new Route(Endpoint.Me, string.Empty),
        ("POST", ["v1", "import"]) => new Route(Endpoint.ImportPost, string.Empty),
        ("GET", ["v1", "import", var token]) => new Route(Endpoint.ImportGet, token),
        ("POST", ["v1", "export"]) => new Route(Endpoint.ExportPost, string.Empty),
        ("GET", ["v1", "export", var token]) => new Route(Endpoint.ExportGet, token),
        ("GET", ["v1", "enums"]) => new Route(Endpoint.Enumerations, string.Empty),
        ("GET", ["v1", "enums", var language]) => new Route(Endpoint.Enumerations, language),
        ("GET", ["v1", "rate_limit"]) => new Route(Endpoint.RateLimit, string.Empty),
        _ => new Route(Endpoint.Unknown, string.Empty),
    };
}
