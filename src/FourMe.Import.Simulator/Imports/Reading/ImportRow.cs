namespace FourMe.Import.Simulator.Imports.Reading;

/// <summary>A row of an upload, its cells by the catalogue's column names; only columns that the file has.</summary>
internal sealed record ImportRow(int Line, int Number, IReadOnlyDictionary<string, string> Cells)
{
    public string this[string column] => Cells.GetValueOrDefault(column, string.Empty);

    public bool Has(string column) => Cells.ContainsKey(column);
}
