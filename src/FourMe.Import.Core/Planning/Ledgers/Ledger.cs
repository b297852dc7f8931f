using System.Text.Json;
using FourMe.Import.Errors;
using FourMe.Import.Files;

namespace FourMe.Import.Planning;

/// <summary>A ledger on disk: what a run name has seen and retired, record by record.</summary>
/// <param name="about">The data about the run name as a whole.</param>
/// <param name="path">The file with the records; null when there are no records yet.</param>
internal sealed class Ledger(LedgerAbout about, string? path)
{
    internal LedgerAbout About => about;

    /// <summary>Streams the records, in no particular order.</summary>
    /// <exception cref="FourMeException">
    /// <c>LedgerUnreadable</c>: the file is missing or was changed. A change is detected only at the end, so do not act on a record before
    /// all are read.
    /// </exception>
    internal IEnumerable<LedgerRecord> Records()
    {
        if (path is null) yield break;
        using IEnumerator<ReadOnlyMemory<byte>> lines = HashedLines.Read(path, about.Hash).GetEnumerator();
        long count = 0;
        while (NextLine(lines))
        {
            count++;
            yield return ReadLine(lines.Current);
        }
        if (count != about.Records)
            throw Failures.LedgerUnreadable(path, new InvalidDataException($"It has {count} records instead of {about.Records}."))
                .ToException();
    }

    private bool NextLine(IEnumerator<ReadOnlyMemory<byte>> lines)
    {
        try
        {
            return lines.MoveNext();
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException || FileFault.Is(unreadable))
        {
            throw Failures.LedgerUnreadable(path!, unreadable).ToException();
        }
    }

    private LedgerRecord ReadLine(ReadOnlyMemory<byte> line)
    {
        try
        {
            return LedgerLine.Read(line, about.LastGoodRun);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or FormatException
            or ArgumentOutOfRangeException or KeyNotFoundException)
        {
            throw Failures.LedgerUnreadable(path!, unreadable).ToException();
        }
    }
}
