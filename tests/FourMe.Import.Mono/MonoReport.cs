using System.Xml.Linq;

namespace FourMe.Import.Mono;

/// <summary>The result of the single run of the program.</summary>
/// <param name="Missing">The reason why nothing could run on this machine; null when it ran.</param>
/// <param name="Broken">The failure of the program as a whole; null when it ran to its end.</param>
/// <param name="Results">The result of each case.</param>
internal sealed record MonoReport(string? Missing, string? Broken, IReadOnlyList<MonoResult> Results)
{
    internal static MonoReport NothingToRunWith(string reason) => new(reason, null, []);

    internal static MonoReport Crashed(string what) => new(null, what, []);

    /// <summary>Reads the report in xunit's XML.</summary>
    internal static MonoReport Read(XDocument report) => new(
        null,
        report.Descendants("error").Select(error => error.Value).FirstOrDefault(),
        [
            .. report.Descendants("test").Select(test => new MonoResult(
                test.Attribute("type")!.Value,
                test.Attribute("method")!.Value,
                test.Attribute("name")!.Value,
                test.Attribute("result")!.Value,
                (test.Element("failure") ?? test.Element("reason"))?.Value ?? string.Empty)),
        ]);
}

/// <summary>One case that was run.</summary>
internal sealed record MonoResult(string Class, string Method, string Name, string Result, string Text);
