namespace FourMe.Import.Planning;

/// <summary>Writes the records of a ledger, one line each.</summary>
internal static class LedgerWriter
{
    /// <summary>Writes a new file, readable by the owner only.</summary>
    /// <returns>The data about the ledger, with number, sum and hash of the records.</returns>
    internal static LedgerAbout Write(string path, LedgerAbout about, IEnumerable<LedgerRecord> records)
    {
        using var file = new LineFile(path);
        var seen = new SeenSum();
        long retired = 0;
        foreach (LedgerRecord record in records)
        {
            file.Write(writer => LedgerLine.Write(writer, record, about.LastGoodRun));
            seen.Add(record, about.LastGoodRun);
            if (record.Retired is not null) retired++;
        }
        return about with { Records = file.Lines, Retired = retired, SeenSum = seen.Text, Hash = file.Finish(toDisk: true) };
    }
}
