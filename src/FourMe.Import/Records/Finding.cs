using FourMe.Import.Hosting;

namespace FourMe.Import.PowerShell;

/// <summary>How bad a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>To be known; the record would be sent.</summary>
    Warning,
    /// <summary>The record would not be sent.</summary>
    Error,
}

/// <summary>Something that Test-FourMeRecords found.</summary>
public sealed class Finding
{
    /// <summary>Number of the record, counted from 1; 0 when it is about the run.</summary>
    public long Row { get; init; }

    /// <summary>What a person knows the record by: its key or its name; null when it has none.</summary>
    public string? Record { get; init; }

    /// <summary>The column, if it is about one.</summary>
    public string? Column { get; init; }

    /// <summary>Whether the record would be sent.</summary>
    public FindingSeverity Severity { get; init; }

    /// <summary>The error id that Import-FourMeRecords would give it.</summary>
    public string Code { get; init; } = string.Empty;

    /// <summary>What is wrong.</summary>
    public string Message { get; init; } = string.Empty;

    /// <summary>What would be right, or what to do.</summary>
    public string? Suggestion { get; init; }

    internal static Finding Of(Failure failure) => new()
    {
        Row = failure.Row,
        Column = failure.Column,
        Severity = FindingSeverity.Error,
        Code = failure.Id,
        Record = failure.Record,
        Message = failure.Text,
        Suggestion = failure.Suggestion ?? CommandAdvice.Of(failure),
    };

    internal static Finding Of(Notice notice) => new()
    {
        Row = notice.Row,
        Column = notice.Column,
        Severity = FindingSeverity.Warning,
        Code = notice.Code,
        Message = notice.Text,
        Suggestion = notice.Suggestion ?? CommandAdvice.With(null, notice.Code),
    };
}
