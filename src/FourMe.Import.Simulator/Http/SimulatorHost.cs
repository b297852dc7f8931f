using System.Net;
using FourMe.Import.Simulator.Control;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace FourMe.Import.Simulator.Http;

/// <summary>The web server: one listener for each of the three hosts.</summary>
internal sealed class SimulatorHost : IAsyncDisposable
{
    private static readonly object PortKey = new();

    private readonly WebApplication _application;
    private readonly Dictionary<PortKind, ListenOptions> _listeners = [];

    private SimulatorHost(SimulatorState state)
    {
        // An empty builder: neither the environment nor a settings file may change how tests run.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => Configure(server, state.Options));
        _application = builder.Build();
        Dictionary<Endpoint, IEndpointHandler> handlers = Handlers(state).ToDictionary(handler => handler.Endpoint);
        ControlPanel control = new(state);
        _application.Run(context => DispatchAsync(context, state, handlers, control));
    }

    public static async Task<SimulatorHost> StartAsync(SimulatorState state, CancellationToken cancellation)
    {
        SimulatorHost host = new(state);
        try
        {
            await host._application.StartAsync(cancellation);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public Uri Address(PortKind port) => new($"http://127.0.0.1:{_listeners[port].IPEndPoint!.Port}");

    public async ValueTask DisposeAsync()
    {
        // Does not wait for clients that still hold a connection.
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
    }

    private static IEnumerable<IEndpointHandler> Handlers(SimulatorState state)
    {
        Gatekeeper gatekeeper = new(state);
        return
        [
            new MeHandler(gatekeeper),
            new TokenHandler(state),
            new ImportPostHandler(state, gatekeeper),
            new ImportGetHandler(state, gatekeeper),
            new ExportPostHandler(state, gatekeeper),
            new ExportGetHandler(state, gatekeeper),
            new EnumerationsHandler(state.World.Enumerations),
            new RateLimitHandler(state.Limiter),
            new StorageHandler(state, Endpoint.LogFile),
            new StorageHandler(state, Endpoint.ExportFile),
        ];
    }

    private static Task DispatchAsync(
        HttpContext context, SimulatorState state, Dictionary<Endpoint, IEndpointHandler> handlers, ControlPanel control)
    {
        PortKind port = (PortKind)context.Features.Get<IConnectionItemsFeature>()!.Items[PortKey]!;
        if (port == PortKind.Api && context.Request.Path.StartsWithSegments("/simulator", out PathString rest))
            return control.HandleAsync(context, rest);
        Route route = Route.Of(port, context.Request.Method, context.Request.Path.Value ?? string.Empty);
        Exchange exchange = new(state, inner => AnswerAsync(inner, port, route, state, handlers));
        return exchange.RunAsync(context, port, route);
    }

    private static async Task AnswerAsync(
        HttpContext context, PortKind port, Route route, SimulatorState state, Dictionary<Endpoint, IEndpointHandler> handlers)
    {
        if (!handlers.TryGetValue(route.Endpoint, out IEndpointHandler? handler))
            await context.SendMessageAsync(404, "Not Found");
        else if (port != PortKind.Api || await state.Limiter.PassAsync(context, route.Endpoint))
            await handler.HandleAsync(context, route.Argument);
    }

    private void Configure(KestrelServerOptions server, SimulatorOptions options)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = null;
        // A request held at a gate must not be cut off for being slow.
        server.Limits.MinRequestBodyDataRate = null;
        server.Limits.MinResponseDataRate = null;
        Listen(PortKind.Api, options.ApiPort);
        Listen(PortKind.OAuth, options.OAuthPort);
        Listen(PortKind.Storage, options.StoragePort);

        void Listen(PortKind port, int number) => server.Listen(IPAddress.Loopback, number, listener =>
        {
            listener.Protocols = HttpProtocols.Http1;
            listener.Use(next => connection =>
            {
                connection.Items[PortKey] = port;
                return next(connection);
            });
            _listeners[port] = listener;
        });
    }
}
