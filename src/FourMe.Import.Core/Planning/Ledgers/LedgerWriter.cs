using System.Text.Json;
using FourMe.Import.Files;

namespace FourMe.Import.Planning;

/// <summary>Writes the records of a ledger, one line each.</summary>
internal static class LedgerWriter
{
    private static readonly byte[] LineEnd = [(byte)'\n'];

    /// <summary>Writes a new file, readable by the owner only.</summary>
    /// <returns>The data about the ledger, with number and hash of the records.</returns>
    internal static LedgerAbout Write(string path, LedgerAbout about, IEnumerable<LedgerRecord> records)
    {
        using FileStream file = PrivateFile.Create(path);
        using var hashing = new HashingStream(file);
        using var writer = new Utf8JsonWriter(hashing, LedgerLine.Options);
        long count = 0, retired = 0;
        foreach (LedgerRecord record in records)
        {
            LedgerLine.Write(writer, record);
            writer.Flush();
            writer.Reset();
            hashing.Write(LineEnd, 0, LineEnd.Length);
            count++;
            if (record.Retired is not null) retired++;
        }
        string hash = hashing.FinishHash();
        file.Flush(flushToDisk: true);
        return about with { Records = count, Retired = retired, Hash = hash };
    }
}
