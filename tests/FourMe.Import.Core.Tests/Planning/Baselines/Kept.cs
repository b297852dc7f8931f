using System.Text;
using FourMe.Import.Core.Tests.Support;

namespace FourMe.Import.Core.Tests.Planning.Baselines;

/// <summary>Baselines written to a store by tests.</summary>
internal static class Kept
{
    internal static readonly JobOwner Owner = new("api.example.com", "wdc");

    /// <summary>Saves records as the newest state of a baseline.</summary>
    internal static BaselineFile Put(
        BaselineStore store, string content, TestClock clock, string type = "people", JobOwner? owner = null, BaselineShrink? shrunk = null)
    {
        string path = store.NewFile(owner ?? Owner, type);
        File.WriteAllText(path, content, new UTF8Encoding(false));
        return store.Save(new BaselineAbout
        {
            Host = (owner ?? Owner).Host,
            Account = (owner ?? Owner).Account,
            Type = type,
            File = Path.GetFileName(path),
            Hash = FileHash.Of(path, default),
            Records = content.Count(sign => sign == '\n') - 1,
            Bytes = new FileInfo(path).Length,
            StandsFor = clock.GetUtcNow(),
            LastFull = clock.GetUtcNow(),
            Used = clock.GetUtcNow(),
            Shrunk = shrunk,
        });
    }

    /// <summary>Every record as one text, with bars between the cells.</summary>
    internal static IReadOnlyList<string> Texts(BaselineFile file) => [.. file.Rows(default).Select(cells => string.Join("|", cells))];
}
