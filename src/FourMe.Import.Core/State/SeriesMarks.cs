using System.Text.Json;
using FourMe.Import.Errors;
using FourMe.Import.Files;

namespace FourMe.Import.State;

/// <summary>
/// Remembers how far each series of incremental exports has come. A mark moves only when what was exported is safe: in a
/// file under its final name, or confirmed by whoever took the objects over.
/// </summary>
internal sealed class SeriesMarks(string folder, TimeProvider clock)
{
    /// <summary>Exports overlap by this much, for records that were being changed while the last one ran.</summary>
    internal static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    private readonly string _folder = Path.Combine(folder, "series");

    /// <summary>The name of a series.</summary>
    internal static string NameOf(FourMeClient client, IReadOnlyList<string> types, string stateName) =>
        SeriesName.Of(client, types, stateName).ToString();

    /// <summary>The series that were begun, of all accounts.</summary>
    internal IReadOnlyList<SeriesMark> All() =>
        Directory.Exists(_folder) ? [.. Directory.GetFiles(_folder, "*.json").Select(Readable).OfType<SeriesMark>()] : [];

    /// <summary>How far a series has come.</summary>
    /// <exception cref="FourMeException">
    /// <c>WatermarkUnreadable</c>: there is a mark, and it cannot be read. To begin with everything is the user's to decide.
    /// </exception>
    internal SeriesMark Read(string series)
    {
        string path = PathOf(series);
        try
        {
            SeriesMark? mark = JsonSerializer.Deserialize<SeriesMark>(File.ReadAllBytes(path), Json);
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

    /// <summary>From when the next export of a series has to begin; null for everything.</summary>
    /// <exception cref="FourMeException"><c>WatermarkTooOld</c>.</exception>
    internal DateTimeOffset? Since(string series, string types, string stateName)
    {
        if (Read(series).Confirmed is not { } confirmed) return null;
        if (confirmed < clock.GetUtcNow().AddMonths(-2) + Overlap) throw Failures.WatermarkTooOld(confirmed, types, stateName)
            .ToException();
        return confirmed - Overlap;
    }

    /// <summary>
    /// Everything up to a moment is safe. A mark never goes back, and what was handed out later still waits. One that cannot be
    /// read is replaced: only an export of everything, or one that began when it could be read, comes this far.
    /// </summary>
    internal void Confirm(string series, DateTimeOffset moment)
    {
        SeriesMark mark = ReadOrNew(series);
        if (mark.Confirmed is null || mark.Confirmed < moment) mark.Confirmed = moment;
        if (mark.Pending <= mark.Confirmed) mark.Pending = null;
        Save(mark);
    }

    /// <summary>Everything up to a moment was handed out.</summary>
    internal void Hold(string series, DateTimeOffset moment)
    {
        SeriesMark mark = ReadOrNew(series);
        mark.Pending = moment;
        Save(mark);
    }

    /// <summary>What was handed out last is safe.</summary>
    /// <returns>Whether anything waited to be confirmed.</returns>
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
            return JsonSerializer.Deserialize<SeriesMark>(File.ReadAllBytes(path), Json);
        }
        catch (Exception unreadable) when (unreadable is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void Save(SeriesMark mark)
    {
        string path = PathOf(mark.Series);
        try
        {
            PrivateFile.CreateFolder(folder);
            PrivateFile.CreateFolder(_folder);
            AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(mark, Json));
        }
        catch (Exception failed) when (FileFault.Is(failed))
        {
            throw Failures.FileWriteFailed(path, failed).ToException();
        }
    }

    private string PathOf(string series) => Path.Combine(_folder, StateFileName.Of(series));
}
