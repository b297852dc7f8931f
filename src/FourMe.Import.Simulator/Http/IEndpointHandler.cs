namespace FourMe.Import.Simulator.Http;

/// <summary>Answers the requests of one address.</summary>
internal interface IEndpointHandler
{
    Endpoint Endpoint { get; }

    Task HandleAsync(HttpContext context, string argument);
}
