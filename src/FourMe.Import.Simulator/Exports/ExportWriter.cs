using System.IO.Compression;
using FourMe.Import.Simulator.Accounts;
using FourMe.Import.Simulator.Storage;

namespace FourMe.Import.Simulator.Exports;

/// <summary>Writes the file of an export: the type itself, or for several files a ZIP of them.</summary>
internal sealed class ExportWriter(World world, ExportSelection selection)
{
    private const int LargestWorkbook = 10_000;

    public ExportFile Write(Account account, ExportOrder order, string date, long number)
    {
        lock (world.Lock)
        {
            ExportTable[] tables = [.. order.Types.Select(type => selection.Table(account, type.Name, type.Type, order.From))
                .SelectMany(table => Split(table, order.Format))];
            string extension = order.Format == ExportFormat.Csv ? "csv" : "xlsx";
            if (tables.Length > 1)
                return new ExportFile($"{date}-export-{number}.zip", "application/zip",
                    new SpoolContent(Zip(tables, order, number, extension)));
            string name = $"{date}-{tables[0].Type}-{number}.{extension}";
            if (order.Format == ExportFormat.Xlsx)
                return new ExportFile(name, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    new SpoolContent(Single(tables[0], order)));
            return new ExportFile(name, "text/csv", selection.IsGenerated(tables[0].Type)
                ? new GeneratedFile(tables[0], order.LineEnd)
                : new SpoolContent(Single(tables[0], order)));
        }
    }

    // Documented: a workbook holds at most 10,000 records, more are split into several files.
    private static IEnumerable<ExportTable> Split(ExportTable table, ExportFormat format) =>
        format == ExportFormat.Csv || table.RowCount <= LargestWorkbook
            ? [table]
            : table.Rows.Chunk(LargestWorkbook).Select(rows => table with { RowCount = rows.Length, Rows = rows });

    private static Spool Single(ExportTable table, ExportOrder order)
    {
        Spool spool = new();
        WriteTable(table, order, spool.AsWriter());
        spool.Complete();
        return spool;
    }

    private static Spool Zip(ExportTable[] tables, ExportOrder order, long number, string extension)
    {
        Spool spool = new();
        using (ZipArchive archive = new(spool.AsWriter(), ZipArchiveMode.Create))
        {
            for (int index = 0; index < tables.Length; index++)
            {
                ZipArchiveEntry entry = archive.CreateEntry($"{number + index}-{tables[index].Type}.{extension}", CompressionLevel.Fastest);
                entry.LastWriteTime = ZipTime.Fixed;
                using Stream stream = entry.Open();
                WriteTable(tables[index], order, stream);
            }
        }

        spool.Complete();
        return spool;
    }

    private static void WriteTable(ExportTable table, ExportOrder order, Stream destination)
    {
        if (order.Format == ExportFormat.Csv)
            CsvFormat.Write(table, order.LineEnd, destination);
        else
            XlsxFormat.Write(table, destination);
    }
}
