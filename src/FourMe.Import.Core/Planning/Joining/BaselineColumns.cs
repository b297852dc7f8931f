namespace FourMe.Import.Planning;

/// <summary>The columns of the account's records, by the header that the service uses.</summary>
internal sealed class BaselineColumns
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    internal BaselineColumns(RecordType type, IReadOnlyList<string> headers)
    {
        Headers = headers;
        for (int place = 0; place < headers.Count; place++)
        {
            string name = type.FindColumn(headers[place])?.Name ?? headers[place];
            if (!_places.ContainsKey(name)) _places.Add(name, place);
        }
    }

    internal IReadOnlyList<string> Headers { get; }

    /// <summary>The index of a column; -1 when the account's records do not have it.</summary>
    internal int Of(string column) => _places.TryGetValue(column, out int place) ? place : -1;

    /// <summary>The cell of a column; '' when the account's records do not have the column.</summary>
    internal string Cell(string[] cells, string column) => _places.TryGetValue(column, out int place) ? cells[place] : string.Empty;
}
