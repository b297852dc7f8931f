using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FourMe.Import.Files;

namespace FourMe.Import.State;

/// <summary>The failures of a run that do not fit into its line of the history, in a file beside it that is kept for 30 days.</summary>
internal sealed class FurtherFailures(string folder)
{
    private const string Ending = ".jsonl";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes failures. Creates no file when there are none.</summary>
    internal void Write(string id, IEnumerable<KeptFailure> failures, DateTimeOffset now)
    {
        using IEnumerator<KeptFailure> rest = failures.GetEnumerator();
        if (!rest.MoveNext() || !IsName(id)) return;
        PrivateFile.CreateFolderWithin(folder);
        using var partial = new PartialFile(folder);
        using (FileStream stream = PrivateFile.Create(partial.Path))
        {
            using var writer = new Utf8JsonWriter(stream, Writing);
            do
            {
                Write(writer, rest.Current);
                writer.Flush();
                writer.Reset();
                stream.WriteByte((byte)'\n');
            }
            while (rest.MoveNext());
        }
        string path = PathOf(id);
        PartialFile.Replace(partial.Path, path);
        File.SetLastWriteTimeUtc(path, now.UtcDateTime);
    }

    /// <summary>Reads the failures, up to the first unreadable line.</summary>
    internal IEnumerable<KeptFailure> Read(string id)
    {
        if (!IsName(id) || !File.Exists(PathOf(id))) yield break;
        using StreamReader reader = Open(PathOf(id));
        while (Next(reader) is { } failure) yield return failure;
    }

    /// <summary>Deletes files older than 30 days, leftovers of crashes included.</summary>
    internal void RemoveOld(DateTimeOffset now)
    {
        if (!Directory.Exists(folder)) return;
        foreach (string path in Directory.GetFiles(folder))
            if (File.GetLastWriteTimeUtc(path) < (now - Kept).UtcDateTime) PrivateFile.Delete(path);
    }

    private static void Write(Utf8JsonWriter writer, KeptFailure failure)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(failure.Id);
        writer.WriteStringValue(failure.Message);
        writer.WriteStringValue(failure.Key);
        writer.WriteNumberValue(failure.Row);
        writer.WriteStringValue(failure.Token);
        writer.WriteEndArray();
    }

    private static KeptFailure? Next(StreamReader reader)
    {
        try
        {
            if (reader.ReadLine() is not { } line) return null;
            using JsonDocument parts = JsonDocument.Parse(line);
            JsonElement root = parts.RootElement;
            return new KeptFailure(root[0].GetString()!, root[1].GetString()!)
            {
                Key = root[2].GetString(), Row = root[3].GetInt64(), Token = root[4].GetString(),
            };
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException or IndexOutOfRangeException or FormatException
            || FileFault.Is(damaged))
        {
            return null;
        }
    }

    private static StreamReader Open(string path) => new(
        new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024), new UTF8Encoding(false));

    /// <summary>An id from a damaged file must not lead out of the folder.</summary>
    private static bool IsName(string id) => id.Length > 0 && id.All(c => char.IsLetterOrDigit(c) || c is '-' or '_');

    private string PathOf(string id) => Path.Combine(folder, id + Ending);
}
