namespace FourMe.Import.Simulator;

/// <summary>The addresses of the service that faults and gates can be set on.</summary>
public enum Endpoint
{
    /// <summary>Any address the service does not have; answered with 404.</summary>
    Unknown,

    /// <summary><c>GET /v1/me</c></summary>
    Me,

    /// <summary><c>POST /v1/import</c></summary>
    ImportPost,

    /// <summary><c>GET /v1/import/{token}</c></summary>
    ImportGet,

    /// <summary><c>POST /v1/export</c></summary>
    ExportPost,

    /// <summary><c>GET /v1/export/{token}</c></summary>
    ExportGet,

    /// <summary><c>GET /v1/enums</c></summary>
    Enumerations,

    /// <summary><c>GET /v1/rate_limit</c></summary>
    RateLimit,

    /// <summary><c>POST /token</c> on the OAuth address</summary>
    Token,

    /// <summary>An import log on the storage address</summary>
    LogFile,

    /// <summary>An export file on the storage address</summary>
    ExportFile,
}
