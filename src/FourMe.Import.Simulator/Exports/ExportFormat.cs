namespace FourMe.Import.Simulator.Exports;

/// <summary>The formats of export files.</summary>
public enum ExportFormat
{
    /// <summary>CSV in UTF-8.</summary>
    Csv,

    /// <summary>An Excel workbook with one sheet.</summary>
    Xlsx,
}
