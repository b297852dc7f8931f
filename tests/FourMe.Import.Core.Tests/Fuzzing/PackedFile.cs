using System.IO.Compression;

namespace FourMe.Import.Core.Tests.Fuzzing;

/// <summary>Builds a ZIP archive of one file, part by part.</summary>
internal static class PackedFile
{
    internal static async Task WriteAsync(string path, string name, IEnumerable<byte[]> parts)
    {
        await using FileStream file = File.Create(path);
        using var zip = new ZipArchive(file, ZipArchiveMode.Create);
        await using Stream entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
        foreach (byte[] part in parts) await entry.WriteAsync(part);
    }
}
