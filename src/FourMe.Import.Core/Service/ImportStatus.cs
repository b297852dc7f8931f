using System.Text.Json;
using FourMe.Import.Errors;
using FourMe.Import.Http;

namespace FourMe.Import.Service;

/// <summary>The state of an import as reported by the service (https://developer.xurrent.com/v1/import/).</summary>
internal sealed class ImportStatus : IJobStatus
{
    public required TransferState State { get; init; }

    /// <summary>The line that is being processed; 0 when not reported.</summary>
    internal long Line { get; init; }

    /// <summary>The counts; null when the service reports none.</summary>
    internal ImportCounts? Counts { get; init; }

    internal string? Message { get; init; }

    /// <summary>Presigned link to the log; it is a secret.</summary>
    internal Uri? LogFile { get; init; }

    /// <summary>Reads an answer; null when it has another format.</summary>
    internal static ImportStatus? Read(ApiAnswer answer)
    {
        if (answer.Root is not { } root || answer.Text("state") is not { Length: > 0 } state) return null;
        return new ImportStatus
        {
            State = new TransferState(state),
            Line = answer.Count("line"),
            Counts = root.TryGetProperty("results", out JsonElement results) && results.ValueKind == JsonValueKind.Object
                && HasOutcome(results) ? ReadCounts(results) : null,
            Message = answer.Text("message"),
            LogFile = answer.Link("logfile"),
        };
    }

    private static ImportCounts ReadCounts(JsonElement results) => new(
        Count(results, "created"), Count(results, "updated"), Count(results, "unchanged"),
        Count(results, "deleted"), Count(results, "failures"), Count(results, "errors"));

    /// <summary>Whether the answer has the counts that determine success.</summary>
    private static bool HasOutcome(JsonElement results) => IsCount(results, "failures", out _) && IsCount(results, "errors", out _);

    private static long Count(JsonElement results, string name) => IsCount(results, name, out long count) ? count : 0;

    private static bool IsCount(JsonElement results, string name, out long count)
    {
        count = 0;
        return results.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt64(out count);
    }
}

/// <summary>The numbers of rows by outcome, as counted by the service.</summary>
internal readonly record struct ImportCounts(long Created, long Updated, long Unchanged, long Deleted, long Failures, long Errors);
