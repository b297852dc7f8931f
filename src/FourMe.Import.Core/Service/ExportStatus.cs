using FourMe.Import.Http;

namespace FourMe.Import.Service;

/// <summary>The state of an export as reported by the service (https://developer.xurrent.com/v1/export/).</summary>
internal sealed class ExportStatus : IJobStatus
{
    public required TransferState State { get; init; }

    /// <summary>The type that is being written; null when not reported.</summary>
    internal string? Type { get; init; }

    /// <summary>The line that is being written; 0 when not reported.</summary>
    internal long Line { get; init; }

    /// <summary>Presigned link to the file; it is a secret.</summary>
    internal Uri? Link { get; init; }

    /// <summary>The types whose daily limit was reached.</summary>
    internal string? RateLimitExceeded { get; init; }

    internal string? Message { get; init; }

    /// <summary>Reads an answer; null when it has another format.</summary>
    internal static ExportStatus? Read(ApiAnswer answer)
    {
        if (answer.Text("state") is not { Length: > 0 } state) return null;
        return new ExportStatus
        {
            State = new TransferState(state),
            Type = answer.Text("type"),
            Line = answer.Count("line"),
            Link = answer.Link("url"),
            RateLimitExceeded = answer.Text("rate_limit_exceeded"),
            Message = answer.Text("message"),
        };
    }
}
