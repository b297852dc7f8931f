using FourMe.Import.Errors;
using FourMe.Import.State;

namespace FourMe.Import.PowerShell;

/// <summary>A job in the journal, of this or an earlier session.</summary>
public sealed class FourMeJob
{
    internal FourMeJob(JobEntry entry) => Entry = entry;

    /// <summary>The service's token; null when there is none.</summary>
    public string? Token => Entry.Token;

    /// <summary>Import or export.</summary>
    public string Kind => Entry.Kind;

    /// <summary>The record type; several types of an export are separated by commas.</summary>
    public string Type => Entry.Type;

    /// <summary>The last known state.</summary>
    public string State => Entry.State;

    /// <summary>The account; empty for the account of the API user.</summary>
    public string Account => Entry.Account;

    /// <summary>Host of the API.</summary>
    public string Host => Entry.Host;

    /// <summary>When the job was sent.</summary>
    public DateTimeOffset Sent => Entry.Sent;

    /// <summary>Rows of an import.</summary>
    public long Rows => Entry.Rows;

    /// <summary>The last line reported by the service; 0 when there was none.</summary>
    public long Line => Entry.Line;

    /// <summary>Number of failed rows, as counted by the service.</summary>
    public long Failures => (Entry.Counts?.Failures ?? 0) + (Entry.Counts?.Errors ?? 0);

    /// <summary>Path of the rows while they are kept. They may be personal data.</summary>
    public string? File => Entry.File;

    /// <summary>Path of the kept text of the job's log.</summary>
    public string? LogFile => Entry.LogFile;

    /// <summary>The last message of the service about the job.</summary>
    public string? Message => Entry.Message;

    internal JobEntry Entry { get; }

    /// <inheritdoc />
    public override string ToString() => $"{Kind} of {Type} ({Token ?? Entry.State})";
}
