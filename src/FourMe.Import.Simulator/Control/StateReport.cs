using System.Globalization;
using FourMe.Import.Simulator.Exports;
using FourMe.Import.Simulator.Http;
using FourMe.Import.Simulator.Imports;
using FourMe.Import.Simulator.Records;
using FourMe.Import.Simulator.Requests;

namespace FourMe.Import.Simulator.Control;

/// <summary>Describes requests, jobs and records for other processes.</summary>
internal sealed class StateReport(SimulatorState state)
{
    public object Requests() => state.Requests.Snapshot().Select(Describe).ToArray();

    public object Imports() => state.Imports.Jobs.Select(Describe).ToArray();

    public object Exports() => state.Exports.Jobs.Select(Describe).ToArray();

    public object Records(string account, string type)
    {
        state.Queue.RunPending();
        lock (state.World.Lock)
        {
            RecordTable table = state.World.Get(account).Records.Table(type);
            return table.InOrder.Select(table.Present).ToArray();
        }
    }

    public object Clock() => new Dictionary<string, string>
    {
        ["now"] = state.Options.TimeProvider.GetUtcNow().ToString("o", CultureInfo.InvariantCulture),
    };

    private static Dictionary<string, object?> Describe(RecordedRequest request) => new()
    {
        ["number"] = request.Number,
        ["port"] = request.Port.ToString(),
        ["endpoint"] = request.Endpoint.ToString(),
        ["method"] = request.Method,
        ["pathAndQuery"] = request.PathAndQuery,
        ["headers"] = request.Headers.Select(header => new[] { header.Key, header.Value }).ToArray(),
        ["contentLength"] = request.ContentLength,
        ["bodyBytes"] = request.BodyBytes,
        ["bodyComplete"] = request.BodyComplete,
        ["connectionId"] = request.ConnectionId,
        ["status"] = request.Status,
        ["aborted"] = request.Aborted,
    };

    private static Dictionary<string, object?> Describe(ImportJob job) => new()
    {
        ["token"] = job.Token,
        ["account"] = job.Account,
        ["type"] = job.Type,
        ["fileName"] = job.FileName,
        ["fileContentType"] = job.FileContentType,
        ["uploadedLength"] = job.UploadedLength,
        ["headers"] = job.Headers,
        ["rowCount"] = job.RowCount,
        ["state"] = job.State.ToString().ToLowerInvariant(),
        ["polls"] = job.Polls,
        ["message"] = job.Message,
        ["results"] = job.Results,
        ["issues"] = job.Issues,
    };

    private static Dictionary<string, object?> Describe(ExportJob job) => new()
    {
        ["token"] = job.Token,
        ["account"] = job.Account,
        ["types"] = job.Types,
        ["from"] = job.From?.ToString("o", CultureInfo.InvariantCulture),
        ["format"] = job.Format.ToString().ToLowerInvariant(),
        ["state"] = job.State.ToString().ToLowerInvariant(),
        ["polls"] = job.Polls,
        ["fileName"] = job.FileName,
        ["rateLimitExceeded"] = job.RateLimitExceeded,
    };
}
