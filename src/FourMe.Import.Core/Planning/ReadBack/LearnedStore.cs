using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using FourMe.Import.Files;
using FourMe.Import.Rows;
using FourMe.Import.State;

namespace FourMe.Import.Planning;

/// <summary>
/// The learned values of run names, one file beside each ledger. A damaged file is ignored, which costs at most an extra job.
/// </summary>
/// <param name="folder">The state folder.</param>
internal sealed class LearnedStore(string folder)
{
    internal const string Ending = ".learned";

    private readonly string _folder = Path.Combine(folder, LedgerStore.FolderName);

    /// <summary>The learned values of a run name; empty when there is no readable file.</summary>
    internal LearnedValues Find(JobOwner owner, string name)
    {
        try
        {
            var kept = JsonSerializer.Deserialize(SealedJson.Open(AtomicFile.Read(PathOf(owner, name))), LearnedJson.Default.KeptValues);
            return kept is null ? new LearnedValues()
                : new LearnedValues(kept.Readings.Select(Parse), kept.Rewritten.Select(Parse), kept.Stuck.Select(Parse));
        }
        catch (Exception none) when (none is JsonException or InvalidDataException or FormatException or ArgumentOutOfRangeException
            || FileFault.Is(none))
        {
            return new LearnedValues();
        }
    }

    /// <summary>Saves the learned values of a run name.</summary>
    /// <exception cref="FourMeException"><c>FileWriteFailed</c>.</exception>
    internal void Save(JobOwner owner, string name, LearnedValues values)
    {
        string path = PathOf(owner, name);
        var kept = new KeptValues
        {
            Readings = [.. values.Readings.Select(Text)],
            Rewritten = [.. values.Rewritten.Select(Text)],
            Stuck = [.. values.Stuck.Select(Text)],
        };
        FileFault.GuardWrite(path, () =>
        {
            StateFolder.Create(folder, _folder);
            AtomicFile.Write(path, SealedJson.Seal(JsonSerializer.SerializeToUtf8Bytes(kept, LearnedJson.Default.KeptValues)));
        });
    }

    private string PathOf(JobOwner owner, string name) =>
        Path.Combine(_folder, Path.ChangeExtension(LedgerStore.FileNameOf(owner, name), Ending));

    private static string Text(KeyHash hash) => string.Format(CultureInfo.InvariantCulture, "{0:x16}{1:x8}", hash.High, hash.Low);

    private static KeyHash Parse(string text) => new(
        ulong.Parse(text.Substring(0, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
        uint.Parse(text.Substring(16), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}

/// <summary>The content of the file. Each entry is a hash of 24 hexadecimal digits.</summary>
internal sealed record KeptValues
{
    /// <summary>Hashes of column, value sent, and value it reads back as.</summary>
    public IReadOnlyList<string> Readings { get; init => field = value ?? []; } = [];

    /// <summary>Hashes of record, column and value for values that were sent once and read back differently.</summary>
    public IReadOnlyList<string> Rewritten { get; init => field = value ?? []; } = [];

    /// <summary>Hashes of record, column and value for values that are not sent again.</summary>
    public IReadOnlyList<string> Stuck { get; init => field = value ?? []; } = [];
}

/// <summary>Source-generated JSON serialization of learned values.</summary>
[JsonSerializable(typeof(KeptValues))]
internal sealed partial class LearnedJson : JsonSerializerContext;
