using System.Text.Json;

namespace FourMe.Import.Pester.Running;

/// <summary>The runner script's report on one Pester file.</summary>
/// <param name="Errors">Errors outside the tests: discovery, BeforeAll, AfterAll, the process itself.</param>
/// <param name="Tests">Every test that Pester found, in its order.</param>
internal sealed record PesterReport(IReadOnlyList<string> Errors, IReadOnlyList<PesterResult> Tests)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The file with the output of the process; null when there was no process.</summary>
    public string? OutputFile { get; init; }

    /// <summary>Where the run left a secret: output, streams, errors, state folders, temporary folder.</summary>
    public IReadOnlyList<string> Leaks { get; init; } = [];

    internal static PesterReport Crashed(string error) => new([error], []);

    internal static PesterReport Read(string path) =>
        JsonSerializer.Deserialize<PesterReport>(File.ReadAllText(path), Json)
        ?? throw new InvalidDataException($"The report '{path}' is empty.");
}

/// <summary>One executed test; with -ForEach, several have the same line.</summary>
internal sealed record PesterResult(string File, int Line, string Name, string Result, string Message);
