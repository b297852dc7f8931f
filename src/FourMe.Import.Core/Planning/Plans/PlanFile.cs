using System.Text;
using System.Text.Json;
using FourMe.Import.Errors;
using FourMe.Import.Files;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>A plan on disk. Its changes are streamed, never held in memory as a whole.</summary>
internal sealed class PlanFile
{
    private readonly PlanFolder _folder;

    private PlanFile(PlanFolder folder, PlanHeader header)
    {
        _folder = folder;
        Header = header;
    }

    internal PlanHeader Header { get; }

    /// <summary>The files of the plan.</summary>
    internal PlanFolder Folder => _folder;

    internal Plan Plan => Header.Plan;

    /// <summary>Host and account of the plan.</summary>
    internal JobOwner Owner => new(Header.Host, Plan.Account);

    /// <summary>Opens a plan and reads its header.</summary>
    /// <exception cref="FourMeException"><c>PlanChanged</c> or <c>FileReadFailed</c>.</exception>
    internal static PlanFile Open(string id, PlanFolder folder)
    {
        try
        {
            PlanHeader header = PlanSeal.Open(AtomicFile.Read(folder.Header));
            if (header.Plan.Id != id) throw new InvalidDataException($"It is plan '{header.Plan.Id}'.");
            return new PlanFile(folder, header);
        }
        catch (InvalidDataException altered)
        {
            throw Failures.PlanChanged(id, $"plan.json was altered. {altered.Message}", altered).ToException();
        }
        catch (Exception unreadable) when (FileFault.Is(unreadable))
        {
            throw Failures.FileReadFailed(folder.Header, unreadable).ToException();
        }
    }

    /// <summary>Streams the changes in the order in which they were found.</summary>
    /// <exception cref="FourMeException">
    /// <c>PlanChanged</c>: a line cannot be read, or the hash differs at the end. <c>FileReadFailed</c>.
    /// </exception>
    internal IEnumerable<PlannedChange> Changes(CancellationToken cancellationToken = default) =>
        Read(_folder.Changes, line => ChangeJson.Read(line, Plan.Id, Plan.Type), Header.ChangesHash, cancellationToken);

    /// <summary>Streams all notes.</summary>
    /// <exception cref="FourMeException"><c>PlanChanged</c>.</exception>
    internal IEnumerable<PlanNote> Notes(CancellationToken cancellationToken = default) =>
        Read(_folder.Notes, line =>
        {
            string[] parts = Parts(line);
            return new PlanNote(parts[0], parts[1], parts[2]);
        }, Header.NotesHash, cancellationToken);

    /// <summary>Streams the records that the plan has seen, for the ledger.</summary>
    /// <exception cref="FourMeException"><c>PlanChanged</c>.</exception>
    internal IEnumerable<SeenRecord> Seen(CancellationToken cancellationToken = default) =>
        Read(_folder.Seen, SeenJson.Read, Header.SeenHash, cancellationToken);

    /// <summary>
    /// Checks that the files of the plan, its map and its baseline are unchanged since the plan was made. A missing baseline is accepted: a
    /// newer one has replaced it.
    /// </summary>
    /// <exception cref="FourMeException"><c>PlanChanged</c> or <c>FileReadFailed</c>.</exception>
    internal void Verify()
    {
        Verify(_folder.Changes, Header.ChangesHash);
        Verify(_folder.Notes, Header.NotesHash);
        Verify(_folder.Seen, Header.SeenHash);
        if (Header.MapPath is { } map) Verify(map, Header.MapHash!);
        if (Header.BaselineFile is { } baseline && File.Exists(baseline)) Verify(baseline, Header.BaselineHash);
    }

    private static string[] Parts(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        return [.. document.RootElement.EnumerateArray().Select(part => part.GetString() ?? string.Empty)];
    }

    private void Verify(string path, string hash)
    {
        try
        {
            if (PlanFolder.HashOf(path) != hash) throw Altered(path).ToException();
        }
        catch (Exception unreadable) when (FileFault.Is(unreadable))
        {
            throw Failures.PlanChanged(Plan.Id, $"{path} cannot be read: {unreadable.Message}", unreadable).ToException();
        }
    }

    private Failure Altered(string path, Exception? cause = null) =>
        Failures.PlanChanged(Plan.Id, $"{Path.GetFileName(path)} was altered.", cause);

    private IEnumerable<T> Read<T>(string path, Func<string, T> parse, string hash, CancellationToken cancellationToken)
    {
        using IEnumerator<string> lines = LineFile.Read(path).GetEnumerator();
        while (TryNext(path, lines, parse, out T? item))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item!;
        }
        Verify(path, hash);
    }

    private bool TryNext<T>(string path, IEnumerator<string> lines, Func<string, T> parse, out T? item)
    {
        item = default;
        try
        {
            if (!lines.MoveNext()) return false;
            item = parse(lines.Current);
            return true;
        }
        catch (Exception altered) when (altered is JsonException or DecoderFallbackException or InvalidOperationException
            or FormatException or ArgumentException or KeyNotFoundException or IndexOutOfRangeException)
        {
            throw Altered(path, altered).ToException();
        }
        catch (Exception unreadable) when (FileFault.Is(unreadable))
        {
            throw Failures.FileReadFailed(path, unreadable).ToException();
        }
    }
}
