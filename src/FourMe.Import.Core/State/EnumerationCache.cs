using System.Text.Json;
using FourMe.Import.Catalogue;
using FourMe.Import.Files;
using FourMe.Import.Text;

namespace FourMe.Import.State;

/// <summary>
/// The cache of the service's fixed lists, one file per host and language. A file that is damaged or belongs to another user
/// is ignored; so is one that cannot be written.
/// </summary>
internal sealed class EnumerationCache(string folder, TimeProvider clock)
{
    private const string Host = "host", Language = "language", Moment = "read", Lists = "enumerations";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly string _folder = Path.Combine(folder, "enumerations");

    /// <summary>The lists of a host, of any age; null when there are none.</summary>
    /// <param name="host">Name and port of the API's host.</param>
    /// <param name="language">The requested language; null for the API user's own.</param>
    internal EnumerationLists? Read(string host, string? language) => ReadFile(PathOf(host, language), host, language);

    /// <summary>The lists of a host that are not older than a day; null when there are none.</summary>
    internal EnumerationLists? ReadFresh(string host, string? language) =>
        Read(host, language) is { } lists && lists.AreFresh(clock.GetUtcNow()) ? lists : null;

    /// <summary>Stores lists, and deletes files older than thirty days.</summary>
    /// <returns>Why they could not be stored; null on success.</returns>
    internal string? Write(string host, string? language, EnumerationLists lists)
    {
        try
        {
            PrivateFile.CreateFolder(folder);
            PrivateFile.CreateFolder(_folder);
            AtomicFile.Write(PathOf(host, language), ToJson(host, language, lists));
            RemoveOld();
            return null;
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            return exception.Message;
        }
    }

    private void RemoveOld()
    {
        DateTimeOffset limit = clock.GetUtcNow() - Kept;
        foreach (string path in Directory.GetFiles(_folder))
            if ((ReadFile(path)?.Read ?? File.GetLastWriteTimeUtc(path)) < limit) PrivateFile.Delete(path);
    }

    /// <summary>A name that every file system accepts, whatever the host and the language contain.</summary>
    private string PathOf(string host, string? language) =>
        Path.Combine(_folder, StateFileName.Of(host.ToLowerInvariant() + "|" + Code(language)));

    /// <summary>Null and '' both mean the API user's own language.</summary>
    private static string Code(string? language) => language?.ToLowerInvariant() ?? string.Empty;

    private static byte[] ToJson(string host, string? language, EnumerationLists lists)
    {
        using var content = new MemoryStream();
        using (var writer = new Utf8JsonWriter(content))
        {
            writer.WriteStartObject();
            writer.WriteString(Host, host);
            writer.WriteString(Language, Code(language));
            writer.WriteString(Moment, lists.Read);
            writer.WritePropertyName(Lists);
            EnumerationJson.Write(writer, lists.ByName);
            writer.WriteEndObject();
        }
        return content.ToArray();
    }

    private static EnumerationLists? ReadFile(string path, string host, string? language) =>
        ReadFile(path, root => Has(root, Host, host) && Has(root, Language, Code(language)));

    private static EnumerationLists? ReadFile(string path, Func<JsonElement, bool>? isOurs = null)
    {
        try
        {
            using JsonDocument document = JsonText.Parse(AtomicFile.Read(path));
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || isOurs?.Invoke(root) == false) return null;
            if (!root.TryGetProperty(Moment, out JsonElement moment) || !root.TryGetProperty(Lists, out JsonElement lists)) return null;
            IReadOnlyDictionary<string, Enumeration> byName = EnumerationJson.Read(lists);
            return byName.Count > 0 && moment.ValueKind == JsonValueKind.String && moment.TryGetDateTimeOffset(out DateTimeOffset read)
                ? new EnumerationLists(byName, read) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or JsonException or UnauthorizedAccessException)
        {
            // Absent or unreadable: the service is asked again.
            return null;
        }
    }

    private static bool Has(JsonElement root, string name, string text) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
        && string.Equals(value.GetString(), text, StringComparison.OrdinalIgnoreCase);
}
