using FourMe.Import.Errors;

namespace FourMe.Import.Exporting;

/// <summary>The format of a downloaded file.</summary>
internal enum ExportForm
{
    /// <summary>A CSV file.</summary>
    Text,

    /// <summary>A ZIP file: an archive of files, or a workbook.</summary>
    Zip,
}

/// <summary>
/// Decides whether a download is the requested export, before any file is renamed, any record is emitted or any mark moves.
/// No other class does; the rules are in docs/exports.md, "What counts as an export". Only answers with status 200 or 206
/// get here.
/// </summary>
/// <param name="what">The name of the export for messages.</param>
/// <param name="host">Receives warnings.</param>
internal sealed class ExportCheck(string what, ITransferHost host)
{
    /// <summary>Maximum number of bytes inspected to detect the format of a file.</summary>
    internal const int LongestBeginning = 1024;

    private const int ZipSignatureLength = 4;
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>The media types of web pages and API answers; storage hosts use many others for files.</summary>
    private static readonly string[] NoFiles = ["text/html", "application/xhtml+xml", "application/json", "text/xml", "application/xml",
        "application/problem+json"];

    /// <summary>Number of records in the CSV files that were read to their end.</summary>
    internal long Records { get; private set; }

    /// <summary>Refuses a file by the media type given by the host.</summary>
    /// <exception cref="FourMeException"><c>NotAnExport</c>.</exception>
    internal void Declared(string? mediaType)
    {
        if (mediaType is not null && NoFiles.Contains(mediaType, StringComparer.OrdinalIgnoreCase)) throw Not(
            $"its content type is '{mediaType}'");
    }

    /// <summary>Whether the first bytes are enough to detect the format.</summary>
    internal static bool IsTold(byte[] beginning) => beginning.Length >= ZipSignatureLength && FirstCharacter(beginning) >= 0;

    /// <summary>The format of a file, by its first bytes.</summary>
    /// <exception cref="FourMeException"><c>NotAnExport</c>, or <c>ExportUnreadable</c> when there are none.</exception>
    internal ExportForm FormOf(byte[] beginning)
    {
        if (beginning.Length == 0) throw Failures.ExportUnreadable(what,
            new InvalidDataException("It is empty; even the header is missing.")).ToException();
        if (Begins(beginning, (byte)'P', (byte)'K', 3, 4) || Begins(beginning, (byte)'P', (byte)'K', 5, 6)) return ExportForm.Zip;
        if (Begins(beginning, 0x1F, 0x8B)) throw Not("it is compressed with gzip, but the answer does not say so");
        if (Begins(beginning, 0xFF, 0xFE) || Begins(beginning, 0xFE, 0xFF)) throw Not("it is UTF-16, but exports are UTF-8");
        int first = FirstCharacter(beginning);
        if (first >= 0 && beginning[first] == '<') throw Not("it begins with '<', like an HTML page or an XML answer");
        if (first >= 0 && beginning[first] is (byte)'{'
            or (byte)'[') throw Not($"it begins with '{(char)beginning[first]}', like a JSON answer");
        return Array.IndexOf(beginning, (byte)0) < 0 ? ExportForm.Text : throw Not("it is not text");
    }

    /// <summary>The format of a file on disk.</summary>
    /// <exception cref="FourMeException"><c>NotAnExport</c>, or <c>ExportUnreadable</c> when it is empty.</exception>
    internal ExportForm FormOf(string path)
    {
        using FileStream file = Open(path);
        var beginning = new byte[LongestBeginning];
        int length = 0, read;
        while (length < beginning.Length && (read = file.Read(beginning, length, beginning.Length - length)) > 0) length += read;
        return FormOf([.. beginning.Take(length)]);
    }

    /// <summary>The header of a file, with a unique name for each column.</summary>
    /// <param name="type">The expected type.</param>
    /// <param name="header">The names in the file.</param>
    /// <exception cref="FourMeException"><c>NotAnExport</c>: it is not a header of the type.</exception>
    internal IReadOnlyList<string> Header(string type, IReadOnlyList<string> header)
    {
        if (ExportHeader.Problem(type, header) is { } problem) throw Not(problem);
        return ExportHeader.Distinct(header, (column, name) => host.Warning(Failures.ExportColumnRenamed(what, column, name).Message));
    }

    /// <summary>Reads a CSV file on disk to its end, and checks that its header is of the type and no record is incomplete.</summary>
    /// <exception cref="FourMeException"><c>NotAnExport</c> or <c>ExportUnreadable</c>.</exception>
    internal async Task WholeAsync(string path, string type, CancellationToken cancellationToken)
    {
        using var records = new RecordStream(Open(path), what);
        await records.OpenAsync(cancellationToken).ConfigureAwait(false);
        // The user gets the file unchanged, so the names stay.
        if (ExportHeader.Problem(type, records.Headers) is { } problem) throw Not(problem);
        Records += await records.SkipToEndAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The requested types that an archive lacks. Each causes a warning.</summary>
    /// <exception cref="FourMeException"><c>NotAnExport</c>: it has none of them.</exception>
    internal IReadOnlyList<string> Missing(IReadOnlyList<string> types, ExportArchive archive)
    {
        string[] missing = [.. types.Where(type => archive.Files.All(file => file.Key != type))];
        if (missing.Length == types.Count) throw Not(
            $"the archive has no file of {string.Join(", ", missing.Select(type => $"'{type}'"))}");
        foreach (string type in missing) host.Warning(Failures.ExportLacksType(what, type).Message);
        return missing;
    }

    /// <summary>The exception for a file that is not the export.</summary>
    /// <param name="problem">The evidence.</param>
    internal FourMeException Not(string problem) => Failures.NotAnExport(what, problem).ToException();

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024);

    private static bool Begins(byte[] beginning, params byte[] signature) => beginning.Take(signature.Length).SequenceEqual(signature);

    /// <summary>The position of the first character that is not white space; -1 when there is none yet.</summary>
    private static int FirstCharacter(byte[] beginning)
    {
        int start = Begins(beginning, ByteOrderMark) ? ByteOrderMark.Length : 0;
        return Array.FindIndex(beginning, start, value => value is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'));
    }
}
