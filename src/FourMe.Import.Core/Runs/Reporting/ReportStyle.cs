using System.Security.Cryptography;
using System.Text;

namespace FourMe.Import.Runs;

/// <summary>The style sheet, report.css, embedded in the assembly and written into the page.</summary>
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
    /// The content security policy of the page (https://www.w3.org/TR/CSP3/): no script, no request, and only this style sheet, identified
    /// by its hash.
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
