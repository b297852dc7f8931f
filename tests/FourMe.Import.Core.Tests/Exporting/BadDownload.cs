using System.IO.Compression;
using System.Text;
using FourMe.Import.Simulator.Faults;

namespace FourMe.Import.Core.Tests.Exporting;

/// <summary>A response in place of an export of people, or an export of an unusual form.</summary>
/// <param name="Kind">Its description, for messages.</param>
/// <param name="Content">The bytes.</param>
internal sealed record BadDownload(string Kind, byte[] Content)
{
    /// <summary>The expected error; null when its records are valid.</summary>
    internal string? Error { get; init; }

    /// <summary>The columns of its records.</summary>
    internal string[] Columns { get; init; } = ["ID", "Primary Email", "Name"];

    /// <summary>The cells of its records, one array per record.</summary>
    internal string[][] Records { get; init; } = [];

    /// <summary>The expected content of the final file; null for the content itself, as always unless it is unpacked.</summary>
    internal byte[]? AsFile { get; init; }

    /// <summary>The storage host's response instead of the file; null for the file.</summary>
    internal Fault? Fault { get; init; }

    public override string ToString() => $"{Kind} ({Content.Length} bytes)";

    /// <summary>Two hundred of them, the same in every run.</summary>
    internal static IReadOnlyList<BadDownload> All()
    {
        var random = new Random(2040);
        Func<BadDownload>[] makers =
        [
            () => Page(random), () => Json(random), () => Xml(random), () => Empty(random), () => CutInCell(random), () => CutInRow(random), () => Packed(random),
            () => Named(random), () => ArchiveOfOthers(random), () => ArchiveOfPeople(random), () => OtherType(random), () => WithMark(random), () => Utf16(random),
            () => Repeated(random), () => Unnamed(random), () => OneLine(random), () => WrongWidth(random), () => Declared(random),
        ];
        return [.. Enumerable.Range(0, 200).Select(number => makers[number % makers.Length]())];
    }

    private static BadDownload Page(Random random) => new(
        "a page", Utf8(Space(random) + Pick(random, "<!DOCTYPE html><html>", "<html>", "<HTML lang=\"fa\">", "<!-- proxy --><html>") + "<body>\n<h1>Sign in</h1>,," + Noise(random) + "</body></html>"))
    { Error = "NotAnExport" };

    private static BadDownload Json(Random random) => new(
        "JSON", Utf8(Space(random) + Pick(random, "{\"message\":\"Forbidden\",\"x\":\"" + Noise(random) + "\"}", "[{\"ID\":1}]", "{\"ID\":1}\n{\"ID\":2}\n"))) { Error = "NotAnExport" };

    private static BadDownload Xml(Random random) => new(
        "an error in XML", Utf8(Space(random) + Pick(random, "<?xml version=\"1.0\"?>\n", "") + "<Error><Code>AccessDenied</Code><Message>" + Noise(random) + "</Message></Error>"))
    { Error = "NotAnExport" };

    private static BadDownload Empty(Random random) => Pick(random,
        new BadDownload("empty", []) { Error = "ExportUnreadable" },
        new BadDownload("a mark alone", [0xEF, 0xBB, 0xBF]) { Error = "ExportUnreadable" });

    private static BadDownload CutInCell(Random random)
    {
        byte[] whole = Csv(People(random));
        return new BadDownload("cut in a cell", [.. whole, .. Utf8("77,\"cut@example.com\",\"Notes that end with" + Noise(random))]) { Error = "ExportUnreadable" };
    }

    private static BadDownload CutInRow(Random random) =>
        new("cut in a row", [.. Csv(People(random)), .. Utf8(Pick(random, "77", "77,cut@exam", "\"77\""))]) { Error = "ExportUnreadable" };

    private static BadDownload Packed(Random random)
    {
        byte[] packed = Gzip(Csv(People(random)));
        return new BadDownload("packed with gzip, which the answer does not say", packed) { Error = "NotAnExport" };
    }

    private static BadDownload Named(Random random)
    {
        string[][] people = People(random);
        return new BadDownload("packed with gzip, as the answer says", Csv(people)) { Records = people, Fault = Simulator.Faults.Fault.Gzip };
    }

    private static BadDownload ArchiveOfOthers(Random random) => new(
        "an archive of other types", Zip.Of((Pick(random, "1-sites.csv", "organizations.csv", "readme.txt", "people_list.csv"), "ID,Name\n1," + Noise(random) + "\n"))) { Error = "NotAnExport" };

    private static BadDownload ArchiveOfPeople(Random random)
    {
        string[][] people = People(random);
        byte[] csv = Csv(people);
        return new BadDownload("one type as an archive", Zip.Of(("20400506-people-1.csv", Encoding.UTF8.GetString(csv)))) { Records = people, AsFile = csv };
    }

    private static BadDownload OtherType(Random random)
    {
        RecordType[] others = [.. RecordTypes.All.Where(type => type is { ColumnsKnown: true, Name: not "people" } && type.Columns.Count > 4)];
        RecordType other = others[random.Next(others.Length)];
        string header = string.Join(",", other.Columns.Select(column => column.Name));
        return new BadDownload("the header of " + other.Name, Utf8(header + "\n" + new string(',', other.Columns.Count - 1) + "\n")) { Error = "NotAnExport" };
    }

    private static BadDownload WithMark(Random random)
    {
        string[][] people = People(random);
        return new BadDownload("with a byte order mark", [0xEF, 0xBB, 0xBF, .. Csv(people)]) { Records = people };
    }

    private static BadDownload Utf16(Random random)
    {
        Encoding encoding = Pick(random, Encoding.Unicode, Encoding.BigEndianUnicode);
        byte[] text = encoding.GetBytes(Encoding.UTF8.GetString(Csv(People(random))));
        return new BadDownload("UTF-16", random.Next(2) == 0 ? [.. encoding.GetPreamble(), .. text] : text) { Error = "NotAnExport" };
    }

    private static BadDownload Repeated(Random random)
    {
        string[][] people = People(random);
        string again = Pick(random, "Name", "NAME", "name");
        byte[] csv = Utf8($"ID,Primary Email,Name,{again}\n" + string.Concat(people.Select(person => $"{person[0]},{person[1]},\"{person[2]}\",second\n")));
        return new BadDownload("a repeated column", csv)
        {
            Columns = ["ID", "Primary Email", "Name", again + " 2"],
            Records = [.. people.Select(person => (string[])[.. person, "second"])],
        };
    }

    private static BadDownload Unnamed(Random random)
    {
        string[][] people = People(random);
        string blank = Pick(random, "", " ", "\"\"");
        byte[] csv = Utf8($"ID,Primary Email,Name,{blank}\n" + string.Concat(people.Select(person => $"{person[0]},{person[1]},\"{person[2]}\",kept\n")));
        return new BadDownload("a column without a name", csv)
        {
            Columns = ["ID", "Primary Email", "Name", "Column 4"],
            Records = [.. people.Select(person => (string[])[.. person, "kept"])],
        };
    }

    private static BadDownload OneLine(Random random) => new(
        "one line of text", Utf8(Pick(random, "Please sign in", "Access denied", "upstream connect error", "404 page not found,retry later"))) { Error = "NotAnExport" };

    private static BadDownload WrongWidth(Random random) => new(
        "a row of another width", [.. Csv(People(random)), .. Utf8(Pick(random, "1,2\n", "1,2,3,4\n"))]) { Error = "ExportUnreadable" };

    private static BadDownload Declared(Random random)
    {
        byte[] csv = Csv(People(random));
        return new BadDownload("declared as something else", csv)
        {
            Error = "NotAnExport",
            Fault = Simulator.Faults.Fault.Respond(200, Encoding.UTF8.GetString(csv), Pick(random, "text/html; charset=utf-8", "application/json", "application/xml", "TEXT/HTML")),
        };
    }

    private static string[][] People(Random random) =>
        [.. Enumerable.Range(1, random.Next(1, 40)).Select(id => (string[])[$"{id}", $"p{id}@example.com", Noise(random).Replace("\"", "", StringComparison.Ordinal)])];

    private static byte[] Csv(string[][] people) => Utf8("ID,Primary Email,Name\n" + string.Concat(people.Select(person => $"{person[0]},{person[1]},\"{person[2]}\"\n")));

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(content);
        return packed.ToArray();
    }

    private static string Noise(Random random) => Pick(random, "a", "é€😀", "x,y\nz", new string('n', random.Next(1, 3000)), "سلام", "I ı İ i");

    private static string Space(Random random) => Pick(random, "", "\n", " \r\n\t", "\uFEFF", "\uFEFF\n");

    private static T Pick<T>(Random random, params T[] values) => values[random.Next(values.Length)];

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
