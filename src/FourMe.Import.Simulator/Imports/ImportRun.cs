namespace FourMe.Import.Simulator.Imports;

/// <summary>The outcome of reading an upload.</summary>
internal sealed record ImportRun
{
    public ImportResults Results { get; init; } = ImportResults.None;

    /// <summary>The unrecoverable error, or null when the file was read to its end.</summary>
    public string? Message { get; init; }

    public IReadOnlyList<ImportIssue> Issues { get; init; } = [];

    public IReadOnlyList<string> Headers { get; init; } = [];

    public int Lines { get; init; }

    public int Records { get; init; }
}
