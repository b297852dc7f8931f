using System.Security.Cryptography;
using System.Text;

namespace FourMe.Import.Core.Tests.Support;

/// <summary>Creates finished spool files without converting records to rows.</summary>
internal static class SpoolFiles
{
    /// <summary>A file with a header and rows; every row counts as one record, even with line breaks.</summary>
    internal static SpoolFile Write(string path, string header, params IReadOnlyList<string> rows) =>
        Finish(path, Encoding.UTF8.GetBytes(string.Concat(rows.Prepend(header).Select(row => row + "\r\n"))), header, rows.Count);

    /// <summary>A file of people, larger than all socket buffers.</summary>
    internal static SpoolFile WriteLarge(string path)
    {
        byte[] content = new byte[48 * 1024 * 1024];
        byte[] row = Encoding.UTF8.GetBytes($"ann@example.com,{new string('a', 1000)}\r\n");
        int length = Encoding.UTF8.GetBytes("Primary Email,Name\r\n", content);
        long rows = 0;
        for (; length + row.Length <= content.Length; length += row.Length, rows++) row.CopyTo(content, length);
        return Finish(path, content[..length], "Primary Email,Name", rows);
    }

    private static SpoolFile Finish(string path, byte[] content, string header, long rows)
    {
        using (FileStream stream = PrivateFile.Create(path)) stream.Write(content);
        var numbers = new RowNumbers();
        for (long row = 1; row <= rows; row++) numbers.Add(row);
        return new SpoolFile(path, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)), numbers, header);
    }
}
