namespace FourMe.Import.Simulator.Exports;

/// <summary>The rows of one type as they will be written.</summary>
internal sealed record ExportTable(string Type, IReadOnlyList<string> Columns, int RowCount, IEnumerable<IReadOnlyList<string>> Rows);
