using System.Text.Json;
using FourMe.Import.Errors;
using FourMe.Import.Files;

namespace FourMe.Import.State;

/// <summary>
/// Stores the mark of each series of incremental exports. A mark moves only when the exported data is safe: in a file under
/// its final name, or confirmed by the consumer of the objects.
/// </summary>
internal sealed class SeriesMarks(string folder, TimeProvider clock)
{
    /// <summary>Overlap of exports, for records that were changed while the last one ran.</summary>
    internal static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    private readonly string _folder = Path.Combine(folder, "series");

    /// <summary>The name of a series.</summary>
    internal static string NameOf(FourMeClient client, IReadOnlyList<string> types, string stateName) =>
        SeriesName.Of(client, types, stateName).ToString();

    /// <summary>All series, of all accounts.</summary>
    internal IReadOnlyList<SeriesMark> All() =>
        Directory.Exists(_folder) ? [.. Directory.GetFiles(_folder, "*.json").Select(Readable).OfType<SeriesMark>()] : [];

    /// <summary>Reads the mark of a series.</summary>
    /// <exception cref="FourMeException">
    /// <c>WatermarkUnreadable</c>: the mark exists but cannot be read. Only the user may decide to export everything.
    /// </exception>
    internal SeriesMark Read(string series)
    {
        string path = PathOf(series);
        try
        {
            SeriesMark? mark = JsonSerializer.Deserialize<SeriesMark>(AtomicFile.Read(path), Json);
            return mark?.Series == series ? mark : throw new InvalidDataException("It is not the mark of this series.");
        }
        catch (Exception none) when (none is FileNotFoundException or DirectoryNotFoundException)
        {
            return new SeriesMark { Series = series };
        }
        catch (Exception unreadable) when (unreadable is IOException or JsonException or UnauthorizedAccessException
            or InvalidDataException)
        {
            throw Failures.WatermarkUnreadable(path, unreadable).ToException();
        }
    }

    /// <summary>The start of the next export of a series; null for everything.</summary>
    /// <exception cref="FourMeException"><c>WatermarkTooOld</c>.</exception>
    internal DateTimeOffset? Since(string series, string types, string stateName)
    {
        if (Read(series).Confirmed is not { } confirmed) return null;
        if (confirmed < clock.GetUtcNow().AddMonths(-2) + Overlap) throw Failures.WatermarkTooOld(confirmed, types, stateName)
            .ToException();
        return confirmed - Overlap;
    }

    /// <summary>
    /// Confirms everything up to a moment. A mark never goes back, and later exports still wait to be confirmed. An unreadable
    /// mark is replaced, because only a full export, or one that started when it was readable, gets here.
    /// </summary>
    internal void Confirm(string series, DateTimeOffset moment)
    {
        SeriesMark mark = ReadOrNew(series);
        if (mark.Confirmed is null || mark.Confirmed < moment) mark.Confirmed = moment;
        if (mark.Pending <= mark.Confirmed) mark.Pending = null;
        Save(mark);
    }

    /// <summary>Notes that everything up to a moment was exported and waits to be confirmed.</summary>
    internal void Hold(string series, DateTimeOffset moment)
    {
        SeriesMark mark = ReadOrNew(series);
        mark.Pending = moment;
        Save(mark);
    }

    /// <summary>Confirms the last export.</summary>
    /// <returns>Whether anything was waiting to be confirmed.</returns>
    internal bool ConfirmPending(string series)
    {
        if (Read(series).Pending is not { } pending) return false;
        Confirm(series, pending);
        return true;
    }

    private SeriesMark ReadOrNew(string series) =>
        Readable(PathOf(series)) is { } mark && mark.Series == series ? mark : new SeriesMark { Series = series };

    private static SeriesMark? Readable(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<SeriesMark>(AtomicFile.Read(path), Json);
        }
        catch (Exception unreadable) when (unreadable is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void Save(SeriesMark mark)
    {
        string path = PathOf(mark.Series);
        FileFault.GuardWrite(path, () =>
        {
            PrivateFile.CreateFolder(folder);
            PrivateFile.CreateFolder(_folder);
            AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(mark, Json));
        });
    }

    private string PathOf(string series) => Path.Combine(_folder, StateFileName.Of(series));
}
