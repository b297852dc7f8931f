using FourMe.Import.Hosting;
using FourMe.Import.Manifests;

namespace FourMe.Import.PowerShell;

/// <summary>The severity of a finding.</summary>
public enum FindingSeverity
{
    /// <summary>A warning; the record would be sent.</summary>
    Warning,
    /// <summary>An error; the record would not be sent.</summary>
    Error,
}

/// <summary>A finding of Test-FourMeRecords or Test-FourMeManifest.</summary>
public sealed class Finding
{
    /// <summary>Number of the record, or of the entry of a manifest, counted from 1; 0 when the finding concerns the whole.</summary>
    public long Row { get; init; }

    /// <summary>The key or the name of the record, or the type of the entry; null when it has none.</summary>
    public string? Record { get; init; }

    /// <summary>The column, or the word of the manifest; null when the finding concerns none.</summary>
    public string? Column { get; init; }

    /// <summary>Whether the record would be sent.</summary>
    public FindingSeverity Severity { get; init; }

    /// <summary>The error id of Import-FourMeRecords, or the code of its warning.</summary>
    public string Code { get; init; } = string.Empty;

    /// <summary>The message.</summary>
    public string Message { get; init; } = string.Empty;

    /// <summary>The value that was probably meant, or the advice.</summary>
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

    internal static Finding Of(ManifestFinding finding) => new()
    {
        Row = finding.Entry,
        Column = finding.Word,
        Severity = FindingSeverity.Error,
        Code = finding.Failure.Id,
        Record = finding.Type,
        Message = finding.Failure.Text,
        Suggestion = finding.Failure.Suggestion ?? CommandAdvice.Of(finding.Failure),
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
