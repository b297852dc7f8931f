using System.Security.Cryptography;
using System.Text;

namespace FourMe.Import.Runs;

/// <summary>The style sheet of the page: report.css beside this file, which the page carries in itself.</summary>
internal static class ReportStyle
{
    private static readonly Lazy<string> Read = new(() =>
    {
        using Stream stream = typeof(ReportStyle).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return "\n" + reader.ReadToEnd().Replace("\r", string.Empty);
    });

    internal static string Sheet => Read.Value;

    /// <summary>
    /// The policy that browsers hold the page to: no script, no request, and of styles only this sheet, known by its hash
    /// (https://www.w3.org/TR/CSP3/).
    /// </summary>
    internal static string Policy
    {
        get
        {
            using var sha = SHA256.Create();
            string hash = Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(Sheet)));
            return $"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'";
        }
    }
}
