using System.Globalization;
using FourMe.Import.Text;

namespace FourMe.Import.Planning;

/// <summary>A run in one line, without counts of 0.</summary>
internal static class RunWords
{
    internal static string Of(Run run)
    {
        if (run.Kind == RunKind.Export) return $"{run.Type}: {(run.Seen > 0 ? Counted.Of(run.Seen, "record") : "exported")}";
        bool isImport = run.Kind == RunKind.Import;
        string[] parts =
        [
            .. Part(run.Created, "new"),
            .. Part(run.Updated, "changed"),
            .. Part(run.Adopted, "adopted"),
            .. Part(run.Restored, "restored"),
            .. Part(run.Retired, isImport ? "deleted" : "retired"),
            .. Part(run.Unchanged, "unchanged"),
            .. Part(run.Refused, isImport ? "refused" : "refused (kept as they are)"),
            .. Part(run.Failed, "failed"),
            .. Part(run.NotSent, "not sent"),
        ];
        if (parts.Length == 0) return $"{run.Type}: {(run.Seen > 0 ? Counted.Of(run.Seen, "record") : "no records")}";
        return $"{run.Type}: {string.Join(", ", parts)}";
    }

    private static IEnumerable<string> Part(long count, string words)
    {
        if (count > 0) yield return string.Format(CultureInfo.InvariantCulture, "{0:N0} {1}", count, words);
    }
}
