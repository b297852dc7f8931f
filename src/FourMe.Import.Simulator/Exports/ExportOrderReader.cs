using System.Globalization;
using FourMe.Import.Simulator.Catalogue;

namespace FourMe.Import.Simulator.Exports;

/// <summary>Checks the fields of an export request.</summary>
internal sealed class ExportOrderReader(RecordCatalogue catalogue, TimeProvider time)
{
    private const int OldestMonths = 2;

    private static readonly string[] FromForms =
    [
        "yyyyMMdd", "yyyy-MM-dd",
        "yyyyMMdd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyyMMdd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    // The defaults of the two optional lists are not documented: CSV and LF are assumptions.
    public ExportOrder Read(IReadOnlyDictionary<string, string> fields) => new()
    {
        Types = Types(fields.GetValueOrDefault("type", string.Empty)),
        From = fields.TryGetValue("from", out string? from) && from.Length > 0 ? From(from) : null,
        Format = fields.GetValueOrDefault("export_format", "csv") switch
        {
            "csv" => ExportFormat.Csv,
            "xlsx" => ExportFormat.Xlsx,
            _ => throw new InvalidOrderException("export_format", "Export format is not included in the list"),
        },
        LineEnd = fields.GetValueOrDefault("line_separator", "lf") switch
        {
            "lf" => "\n",
            "crlf" => "\r\n",
            _ => throw new InvalidOrderException("line_separator", "Line separator is not included in the list"),
        },
        Locale = fields.GetValueOrDefault("locale"),
    };

    private List<(string Name, RecordType Type)> Types(string list)
    {
        List<(string Name, RecordType Type)> types = [];
        foreach (string name in list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.Ordinal))
        {
            RecordType type = catalogue.FindExportType(name)
                ?? throw new InvalidOrderException("type", $"Type '{name}' is not included in the list");
            types.Add((name, type));
        }

        return types.Count > 0 ? types : throw new InvalidOrderException("type", "Type can't be blank");
    }

    // A time without a zone is in the zone of the user, which is UTC here. How the service refuses a time that lies
    // too far back is not documented.
    private DateTimeOffset From(string text)
    {
        if (!DateTimeOffset.TryParseExact(text, FromForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out DateTimeOffset from))
            throw new InvalidOrderException("from", "From is invalid");
        return from >= time.GetUtcNow().AddMonths(-OldestMonths) ? from
            : throw new InvalidOrderException("from", $"From may lie at most {OldestMonths} months back");
    }
}
