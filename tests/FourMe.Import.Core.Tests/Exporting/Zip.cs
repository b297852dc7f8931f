using System.IO.Compression;
using System.Text;

namespace FourMe.Import.Core.Tests.Exporting;

/// <summary>Builds archives for tests.</summary>
internal static class Zip
{
    internal static byte[] Of(params IReadOnlyList<(string Name, string Content)> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string content) in files)
            {
                using Stream entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return bytes.ToArray();
    }
}
