using FourMe.Import.Simulator.Imports;
using FourMe.Import.Simulator.Jobs;
using FourMe.Import.Simulator.Storage;

namespace FourMe.Import.Simulator.Http;

/// <summary>Answers with the state of an import.</summary>
internal sealed class ImportGetHandler(SimulatorState state, Gatekeeper gatekeeper) : IEndpointHandler
{
    private readonly ImportLog _log = new(state.Options);

    public Endpoint Endpoint => Endpoint.ImportGet;

    public async Task HandleAsync(HttpContext context, string argument)
    {
        if (await gatekeeper.AdmitAsync(context, asAdministrator: true) is not { } admission)
            return;
        ImportJob? job = state.Imports.Find(argument);
        JobPhase phase = job is null || job.Account != admission.Account.Id ? JobPhase.Gone : job.Progress.Poll();
        switch (phase)
        {
            case JobPhase.Gone:
                await context.SendMessageAsync(404, "Not Found");
                break;
            case JobPhase.Queued:
                await context.SendJsonAsync(200, new Dictionary<string, object> { ["state"] = "queued" });
                break;
            case JobPhase.Processing:
                await context.SendJsonAsync(
                    200, new Dictionary<string, object> { ["state"] = "processing", ["line"] = await LineAsync(job!) });
                break;
            default:
                await context.SendJsonAsync(200, await EndAsync(job!));
                break;
        }
    }

    private async Task<int> LineAsync(ImportJob job)
    {
        ImportRun run = await job.RunAsync();
        int last = state.Options.LineCounting == LineCounting.Physical ? run.Lines : run.Records;
        return Math.Max(1, (int)(last * job.Progress.Fraction));
    }

    private async Task<Dictionary<string, object>> EndAsync(ImportJob job)
    {
        ImportRun run = await job.RunAsync();
        ImportResults results = run.Results;
        Dictionary<string, object> answer = new() { ["state"] = run.Message is null ? "done" : "error" };
        if (run.Message is { } message)
            answer["message"] = message;
        answer["results"] = new Dictionary<string, int>
        {
            ["created"] = results.Created,
            ["updated"] = results.Updated,
            ["deleted"] = results.Deleted,
            ["unchanged"] = results.Unchanged,
            ["failures"] = results.Failures,
            ["errors"] = results.Errors,
        };
        answer["logfile"] = Publish(job).AbsoluteUri;
        return answer;
    }

    // Two polls may see the end at once; both must be given the same log.
    private Uri Publish(ImportJob job)
    {
        lock (job)
        {
            if (job.LogFile is null)
            {
                job.LogText = _log.Write(job);
                string path = $"/imports/{state.Files.DateFolder}/{job.Account}/{state.Files.NextNumber()}.{job.Type}.log";
                StoredFile file = state.Files.Publish(path, new SpoolContent(_log.Encode(job.LogText)), "text/plain");
                job.LogFile = state.Files.AddressOf(file);
            }

            return job.LogFile;
        }
    }
}
