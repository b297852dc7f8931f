using FourMe.Import.Errors;

namespace FourMe.Import;

/// <summary>The result of one import job.</summary>
public sealed class ImportResult
{
    /// <summary>The record type.</summary>
    public required string Type { get; init; }

    /// <summary>The service's token of the job; null when nothing was sent.</summary>
    public string? Token { get; init; }

    /// <summary>The state of the job, a word of <see cref="TransferState"/>. Text, so that JSON shows the word.</summary>
    public string State { get; init; } = string.Empty;

    internal TransferState TransferState => new(State);

    /// <summary>Number of rows sent.</summary>
    public long Rows { get; init; }

    /// <summary>Number of records created.</summary>
    public long Created { get; init; }

    /// <summary>Number of records updated.</summary>
    public long Updated { get; init; }

    /// <summary>Number of records that already had these values.</summary>
    public long Unchanged { get; init; }

    /// <summary>Number of records deleted.</summary>
    public long Deleted { get; init; }

    /// <summary>Number of failed rows, as counted by the service.</summary>
    public long Failures { get; init; }

    /// <summary>Number of errors, as counted by the service; the documentation does not say how they differ from failures.</summary>
    public long Errors { get; init; }

    /// <summary>Number of records of the run refused before sending; counted on the first of several files.</summary>
    public long Skipped { get; init; }

    /// <summary>From the first byte sent to the last answer.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Path of the kept text of the job's log; null when there is none.</summary>
    public string? LogFile { get; init; }

    /// <summary>The message of the service about the job.</summary>
    public string? Message { get; init; }

    /// <summary>The result of a run in which every record was refused, so that there is no job.</summary>
    internal static ImportResult Nothing(string type, long skipped) =>
        new() { Type = type, State = TransferState.NothingSent.Name, Skipped = skipped };

    internal bool CountsKnown { get; init; }

    /// <summary>
    /// Whether every record is in the account: the job is done, the service reports no failures and errors, and no record was
    /// refused before sending.
    /// </summary>
    public bool Succeeded => WentIn && Skipped == 0;

    /// <summary>Whether every sent row was imported.</summary>
    internal bool WentIn => TransferState == TransferState.Done && CountsKnown && Failures == 0 && Errors == 0;
}
