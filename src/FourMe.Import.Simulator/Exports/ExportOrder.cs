using FourMe.Import.Simulator.Catalogue;

namespace FourMe.Import.Simulator.Exports;

/// <summary>The content of a requested export.</summary>
internal sealed record ExportOrder
{
    /// <summary>The export types with the record types behind them; a few names differ.</summary>
    public required IReadOnlyList<(string Name, RecordType Type)> Types { get; init; }

    public DateTimeOffset? From { get; init; }

    public ExportFormat Format { get; init; }

    public string LineEnd { get; init; } = "\n";

    public string? Locale { get; init; }
}
