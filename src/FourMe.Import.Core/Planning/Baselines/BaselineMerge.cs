using CsvHelper;

namespace FourMe.Import.Planning;

/// <summary>
/// Merges a partial export into the records of a baseline. Both are streamed; only the keys of the partial export are in memory.
/// </summary>
internal static class BaselineMerge
{
    /// <summary>Whether two exports have the same columns, in any order.</summary>
    internal static bool HaveSameColumns(BaselineRows left, BaselineRows right) =>
        left.Headers.Count == right.Headers.Count && left.Headers.All(header => right.IndexOf(header) >= 0);

    /// <summary>Writes the merged records: first the unchanged ones, then those of the partial export.</summary>
    /// <param name="baseline">The current records.</param>
    /// <param name="part">The partial export; null when it has no file.</param>
    /// <param name="changes">Decides which records are replaced and added.</param>
    /// <param name="path">The new file.</param>
    /// <param name="stop">Cancels the writing.</param>
    /// <remarks>
    /// Columns that only one of the two has are dropped: the values of unchanged records in a new column are unknown.
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
