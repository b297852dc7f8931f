using CsvHelper;

namespace FourMe.Import.Planning;

/// <summary>
/// Brings the records of a baseline up to date with those of a partial export. Both are read as streams; only what the partial
/// export has is known by its keys.
/// </summary>
internal static class BaselineMerge
{
    /// <summary>Whether two exports have the same columns, in whatever order.</summary>
    internal static bool HaveSameColumns(BaselineRows left, BaselineRows right) =>
        left.Headers.Count == right.Headers.Count && left.Headers.All(header => right.IndexOf(header) >= 0);

    /// <summary>Writes the new state of the records: those that did not change, and then those that did.</summary>
    /// <param name="baseline">The records so far.</param>
    /// <param name="part">The partial export; null when it has none.</param>
    /// <param name="changes">What it means for the baseline.</param>
    /// <param name="path">The new file.</param>
    /// <param name="stop">Ends it.</param>
    /// <remarks>
    /// Columns that only one of the two has are left out: of a column that is new nobody knows what unchanged records have in it.
    /// </remarks>
    internal static WrittenRecords Write(
        BaselineRows baseline, BaselineRows? part, IPartialRecords changes, string path, CancellationToken stop)
    {
        IReadOnlyList<string> headers = part is null || HaveSameColumns(baseline, part) ? baseline.Headers
            : [.. baseline.Headers.Where(header => part.IndexOf(header) >= 0)];
        using var writer = new BaselineWriter(path, headers);
        int[]? places = writer.PlacesIn(baseline);
        foreach (CsvReader csv in baseline.Records(stop))
            if (!changes.Replaces(csv)) writer.Copy(csv, places);
        if (part is not null) AddFrom(part, changes, writer, stop);
        return writer.Finish();
    }

    private static void AddFrom(BaselineRows part, IPartialRecords changes, BaselineWriter writer, CancellationToken stop)
    {
        int[]? places = writer.PlacesIn(part);
        long number = 0;
        foreach (CsvReader csv in part.Records(stop))
            if (changes.Adds(number++)) writer.Copy(csv, places);
    }
}
