using System.Globalization;
using FourMe.Import.Http;

namespace FourMe.Import;

/// <summary>The format of an exported file.</summary>
public enum ExportFormat
{
    /// <summary>Comma-separated text.</summary>
    Csv,
    /// <summary>A workbook; the service splits one with more than 10,000 records.</summary>
    Xlsx,
}

/// <summary>The line ending of an exported CSV.</summary>
public enum ExportLineSeparator
{
    /// <summary>Line feed.</summary>
    Lf,
    /// <summary>Carriage return and line feed.</summary>
    CrLf,
}

/// <summary>The request for an export (https://developer.xurrent.com/v1/export/).</summary>
public sealed class ExportRequest
{
    /// <summary>The record types; at least one.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>Only records created or changed after this moment; null for all. The service goes back two months at most.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The format of the files.</summary>
    public ExportFormat Format { get; init; }

    /// <summary>The line ending; null for the service's default.</summary>
    public ExportLineSeparator? LineSeparator { get; init; }

    /// <summary>The language, for types that need one (translations).</summary>
    public string? Locale { get; init; }

    /// <summary>The types in one text, in the service's form.</summary>
    internal string TypeList => ListOf(Types);

    /// <summary>Types in one text, in the service's form.</summary>
    internal static string ListOf(IEnumerable<string> types) => string.Join(",", types);

    /// <summary>The types in such a text.</summary>
    internal static string[] TypesIn(string list) => [.. list.Split(',').Select(type => type.Trim())];

    internal FormBody ToForm()
    {
        FormBody form = new FormBody().With("type", TypeList);
        if (From is { } from) form.With("from", from.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        form.With("export_format", Format == ExportFormat.Xlsx ? "xlsx" : "csv");
        if (LineSeparator is { } separator) form.With("line_separator", separator == ExportLineSeparator.CrLf ? "crlf" : "lf");
        if (Locale is not null) form.With("locale", Locale);
        return form;
    }
}
