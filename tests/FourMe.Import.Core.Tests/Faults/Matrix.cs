namespace FourMe.Import.Core.Tests.Faults;

/// <summary>The table of all requests and all faults, read from matrix.csv.</summary>
internal static class Matrix
{
    private const int FirstRequest = 3;
    private const string NotApplicable = "n/a ";

    private static readonly string[] Lines = Read();

    /// <summary>The requests, in the order of the table.</summary>
    internal static IReadOnlyList<string> Requests { get; } = Header()[FirstRequest..];

    /// <summary>The lines below the header, in pairs: a fault that occurs once, and the same one lasting.</summary>
    internal static IReadOnlyList<string[]> Rows { get; } = [.. Lines.Where(line => line[0] != '#').Skip(1).Select(line => line.Split(','))];

    /// <summary>The reasons why cells do not apply, by their letter.</summary>
    internal static IReadOnlyDictionary<string, string> Reasons { get; } = Lines.Where(line => line[0] == '#')
        .Select(line => line[1..].Split(':', 2)).ToDictionary(parts => parts[0].Trim(), parts => parts[1].Trim());

    /// <summary>The cells that apply.</summary>
    internal static IReadOnlyList<MatrixCell> Cells { get; } =
    [
        .. from row in Rows
           from request in Requests.Select((name, i) => (Name: name, Cell: row[FirstRequest + i]))
           where Reason(request.Cell) is null
           select new MatrixCell(request.Name, row[0], row[1] == "lasting", request.Cell),
    ];

    /// <summary>The reason for which a cell does not apply; null for one that does.</summary>
    internal static string? Reason(string cell) => cell.StartsWith(NotApplicable, StringComparison.Ordinal) ? Reasons[cell[NotApplicable.Length..]] : null;

    /// <summary>The cells of a line, in the order of the requests.</summary>
    internal static IReadOnlyList<string> CellsOf(string[] row) => row[FirstRequest..];

    private static string[] Header() => Lines.First(line => line[0] != '#').Split(',');

    private static string[] Read()
    {
        using var reader = new StreamReader(typeof(Matrix).Assembly.GetManifestResourceStream("matrix.csv")!);
        return [.. reader.ReadToEnd().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
    }
}
