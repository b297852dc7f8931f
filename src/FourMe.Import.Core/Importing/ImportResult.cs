using FourMe.Import.Errors;

namespace FourMe.Import;

/// <summary>What became of one import job.</summary>
public sealed class ImportResult
{
    /// <summary>The record type.</summary>
    public required string Type { get; init; }

    /// <summary>The service's token of the job; null when nothing was sent.</summary>
    public string? Token { get; init; }

    /// <summary>How the job ended, or how far it is: a word of <see cref="TransferState"/>. Text, so that JSON shows the word.</summary>
    public string State { get; init; } = string.Empty;

    internal TransferState TransferState => new(State);

    /// <summary>Rows that were sent.</summary>
    public long Rows { get; init; }

    /// <summary>Records that the service made.</summary>
    public long Created { get; init; }

    /// <summary>Records that the service changed.</summary>
    public long Updated { get; init; }

    /// <summary>Records that were so already.</summary>
    public long Unchanged { get; init; }

    /// <summary>Records that the service deleted.</summary>
    public long Deleted { get; init; }

    /// <summary>Rows that failed, as the service counts them.</summary>
    public long Failures { get; init; }

    /// <summary>Errors, as the service counts them; the documentation does not say how they differ from failures.</summary>
    public long Errors { get; init; }

    /// <summary>Records of the run that were refused before anything was sent; of several files the first one counts them.</summary>
    public long Skipped { get; init; }

    /// <summary>From the first byte sent to the last answer.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Path of the kept text of the job's log; null when there is none.</summary>
    public string? LogFile { get; init; }

    /// <summary>What the service said of the job.</summary>
    public string? Message { get; init; }

    /// <summary>The result of a run in which every record was refused, so that there is no job.</summary>
    internal static ImportResult Nothing(string type, long skipped) =>
        new() { Type = type, State = TransferState.NothingSent.Name, Skipped = skipped };

    internal bool CountsKnown { get; init; }

    /// <summary>
    /// Whether every record that came in is in the account: the job is done, the service tells of no failures and errors, and
    /// no record was refused before anything was sent.
    /// </summary>
    public bool Succeeded => WentIn && Skipped == 0;

    /// <summary>Whether every row that was sent went in.</summary>
    internal bool WentIn => TransferState == TransferState.Done && CountsKnown && Failures == 0 && Errors == 0;
}
