using System.Globalization;
using FourMe.Import.Http;

namespace FourMe.Import;

/// <summary>The form of an exported file.</summary>
public enum ExportFormat
{
    /// <summary>Comma-separated text.</summary>
    Csv,
    /// <summary>A workbook; the service splits one with more than 10,000 records.</summary>
    Xlsx,
}

/// <summary>What ends a line of an exported CSV.</summary>
public enum ExportLineSeparator
{
    /// <summary>Line feed.</summary>
    Lf,
    /// <summary>Carriage return and line feed.</summary>
    CrLf,
}

/// <summary>What is to be exported (https://developer.xurrent.com/v1/export/).</summary>
public sealed class ExportRequest
{
    /// <summary>The record types; at least one.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>Only records made or changed after this moment; null for all. The service goes two months back at most.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The form of the files.</summary>
    public ExportFormat Format { get; init; }

    /// <summary>What ends a line; null leaves it to the service.</summary>
    public ExportLineSeparator? LineSeparator { get; init; }

    /// <summary>The language, where the service wants one (translations).</summary>
    public string? Locale { get; init; }

    /// <summary>The types in one text, as the service takes them.</summary>
    internal string TypeList => ListOf(Types);

    /// <summary>Types in one text, as the service takes them.</summary>
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
