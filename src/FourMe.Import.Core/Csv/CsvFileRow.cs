namespace FourMe.Import.Csv;

/// <summary>A row of a CSV file.</summary>
/// <param name="Headers">The header of the file.</param>
/// <param name="Cells">The cells; as many as headers unless <paramref name="Defect"/> says otherwise.</param>
/// <param name="Line">Line of the file on which the row begins, counted from 1.</param>
/// <param name="Defect">What is wrong with the row; null when nothing is.</param>
internal sealed record CsvFileRow(IReadOnlyList<string> Headers, IReadOnlyList<string> Cells, long Line, Failure? Defect)
{
    /// <summary>The cell under a header, whatever its case; null when there is no such header.</summary>
    internal string? Find(string header)
    {
        for (int i = 0; i < Headers.Count; i++)
            if (string.Equals(Headers[i], header, StringComparison.OrdinalIgnoreCase)) return Cells[i];
        return null;
    }
}
