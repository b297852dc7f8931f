using System.IO.Compression;
using System.Security;
using System.Text;

namespace FourMe.Import.Simulator.Exports;

/// <summary>Writes export rows as the smallest workbook that Excel opens: one sheet, every cell an inline text.</summary>
internal static class XlsxFormat
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Content = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public static void Write(ExportTable table, Stream destination)
    {
        using ZipArchive archive = new(destination, ZipArchiveMode.Create, leaveOpen: true);
        Add(archive, "[Content_Types].xml", [
            $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" " +
                $"ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>",
            $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Content}.sheet.main+xml\"/>",
            $"<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Content}.worksheet+xml\"/></Types>",
        ]);
        Add(archive, "_rels/.rels", [
            $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" " +
                $"Target=\"xl/workbook.xml\"/></Relationships>",
        ]);
        Add(archive, "xl/_rels/workbook.xml.rels", [
            $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/worksheet\" " +
                $"Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ]);
        Add(archive, "xl/workbook.xml", [
            $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"{table.Type[..Math.Min(31, table.Type.Length)]}\" " +
                $"sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
        ]);
        Add(archive, "xl/worksheets/sheet1.xml", SheetParts(table));
    }

    private static IEnumerable<string> SheetParts(ExportTable table)
    {
        yield return $"<worksheet xmlns=\"{Main}\"><sheetData>";
        yield return RowXml(table.Columns);
        foreach (IReadOnlyList<string> row in table.Rows)
            yield return RowXml(row);
        yield return "</sheetData></worksheet>";
    }

    private static string RowXml(IReadOnlyList<string> cells) =>
        "<row>" + $"{string.Concat(cells.Select(cell =>
            $"<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(cell)}</t></is></c>"))}</row>";

    private static void Add(ZipArchive archive, string name, IEnumerable<string> parts)
    {
        ZipArchiveEntry entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        // A fixed time, so that equal exports have equal bytes.
        entry.LastWriteTime = ZipTime.Fixed;
        using StreamWriter writer = new(entry.Open(), new UTF8Encoding(false));
        writer.Write(Declaration);
        foreach (string part in parts)
            writer.Write(part);
    }
}
