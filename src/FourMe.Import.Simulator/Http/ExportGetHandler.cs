using System.Globalization;
using FourMe.Import.Simulator.Exports;
using FourMe.Import.Simulator.Jobs;
using FourMe.Import.Simulator.Storage;

namespace FourMe.Import.Simulator.Http;

/// <summary>Answers with the state of an export.</summary>
internal sealed class ExportGetHandler(SimulatorState state, Gatekeeper gatekeeper) : IEndpointHandler
{
    public Endpoint Endpoint => Endpoint.ExportGet;

    public async Task HandleAsync(HttpContext context, string argument)
    {
        if (await gatekeeper.AdmitAsync(context, asAdministrator: true) is not { } admission)
            return;
        ExportJob? job = state.Exports.Find(argument);
        JobPhase phase = job is null || job.Account != admission.Account.Id ? JobPhase.Gone : job.Progress.Poll();
        if (phase == JobPhase.Gone)
            await context.SendMessageAsync(404, "Not Found");
        else
            await context.SendJsonAsync(200, await DescribeAsync(job!, phase));
    }

    private async Task<Dictionary<string, object>> DescribeAsync(ExportJob job, JobPhase phase)
    {
        if (phase == JobPhase.Queued)
            return new() { ["state"] = "queued" };
        if (phase == JobPhase.Processing)
        {
            int type = Math.Clamp((int)(job.Types.Count * job.Progress.Fraction), 0, job.Types.Count - 1);
            return new() { ["state"] = "processing", ["type"] = job.Types[type], ["line"] = job.Progress.Polls };
        }

        if (job.RateLimitExceeded is { } exceeded)
            return new() { ["state"] = "failed", ["rate_limit_exceeded"] = exceeded };
        StoredFile file = await state.Exports.PublishAsync(job);
        return new()
        {
            ["state"] = "done",
            ["url"] = state.Files.AddressOf(file).AbsoluteUri,
            ["expires_at"] = file.ExpiresAt.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
        };
    }
}
