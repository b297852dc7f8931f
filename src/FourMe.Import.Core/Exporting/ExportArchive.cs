using System.IO.Compression;
using FourMe.Import.Errors;

namespace FourMe.Import.Exporting;

/// <summary>
/// The archive of an export of several types: a file for each type, several for a large workbook. The service does not
/// document the names in it; they are untrusted and only tell the type of a file.
/// </summary>
internal sealed class ExportArchive : IDisposable
{
    private readonly ZipArchive _zip;

    /// <exception cref="FourMeException"><c>ArchiveInvalid</c>.</exception>
    internal ExportArchive(string path, IReadOnlyList<string> types, string what)
    {
        try
        {
            _zip = ZipFile.OpenRead(path);
            Files = [.. _zip.Entries.Where(entry => entry.Name.Length > 0)
                .Select(entry => new KeyValuePair<string?, ZipArchiveEntry>(TypeOf(entry.Name, types), entry))];
        }
        catch (Exception invalid) when (invalid is InvalidDataException or IOException)
        {
            _zip?.Dispose();
            throw Failures.ArchiveInvalid(what, invalid).ToException();
        }
    }

    /// <summary>The files with their types; null for a file that belongs to none of the types.</summary>
    internal IReadOnlyList<KeyValuePair<string?, ZipArchiveEntry>> Files { get; }

    /// <summary>Whether it is a workbook, which is also a ZIP file.</summary>
    internal bool IsWorkbook => _zip.GetEntry("[Content_Types].xml") is not null;

    /// <summary>Opens one of the files.</summary>
    /// <exception cref="FourMeException"><c>ArchiveInvalid</c>.</exception>
    internal static Stream Open(ZipArchiveEntry entry, string what)
    {
        try
        {
            return entry.Open();
        }
        catch (Exception invalid) when (invalid is InvalidDataException or IOException)
        {
            throw Failures.ArchiveInvalid(what, invalid).ToException();
        }
    }

    public void Dispose() => _zip.Dispose();

    /// <summary>The type is the part of the name between hyphens or dots, as in <c>20211108-sites-123.csv</c>.</summary>
    private static string? TypeOf(string name, IReadOnlyList<string> types)
    {
        string[] parts = name.Split('-', '.');
        return types.FirstOrDefault(type => parts.Contains(type, StringComparer.OrdinalIgnoreCase));
    }
}
