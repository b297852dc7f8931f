using System.Globalization;
using System.Text;
using FourMe.Import.Errors;
using FourMe.Import.Text;

namespace FourMe.Import.PowerShell;

/// <summary>
/// The names of encodings, as accepted by the cmdlets of both PowerShell editions: <c>Default</c> is that of the edition,
/// <c>ansi</c> and <c>oem</c> belong to the machine's language. Code pages go by number or name in both.
/// </summary>
internal static class EncodingNames
{
    /// <summary>All names with a description.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> All { get; } =
    [
        new("ansi", "The older encoding of this machine's language, Windows-1252 in western Europe and America"),
        new("ascii", "ASCII: no letter with an accent"),
        new("bigendianunicode", "UTF-16, the byte with the higher value first"),
        new("bigendianutf32", "UTF-32, the byte with the highest value first"),
        new("default", "What Import-Csv takes without -Encoding in PowerShell 7 (UTF-8), with Default in Windows PowerShell (ansi)"),
        new("oem", "The encoding of consoles in this machine's language"),
        new("unicode", "UTF-16, as Windows programs write it"),
        new("utf7", "UTF-7, obsolete"),
        new("utf8", "UTF-8"),
        new("utf8BOM", "UTF-8 with a byte order mark"),
        new("utf8NoBOM", "UTF-8 without a byte order mark"),
        new("utf32", "UTF-32"),
        new("windows-1252", "Western Europe and America, as older Windows programs write it"),
    ];

    /// <summary>The encoding of a name.</summary>
    /// <exception cref="FourMeException"><c>UnknownEncoding</c>.</exception>
    internal static Encoding Find(string name) => name.ToLowerInvariant() switch
    {
        "ansi" => IsDesktop ? Encoding.Default : OfPage(CultureInfo.CurrentCulture.TextInfo.ANSICodePage),
        "ascii" => Encoding.ASCII,
        "bigendianunicode" => Encoding.BigEndianUnicode,
        "bigendianutf32" => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        "default" => Encoding.Default,
        "oem" => OfPage(CultureInfo.CurrentCulture.TextInfo.OEMCodePage),
        "unicode" or "string" or "unknown" => Encoding.Unicode,
#pragma warning disable SYSLIB0001 // PowerShell accepts UTF-7, so it is read; it is never written.
        "utf7" => Encoding.UTF7,
#pragma warning restore SYSLIB0001
        "utf8" or "utf8bom" or "utf8nobom" => Encoding.UTF8,
        "utf32" => Encoding.UTF32,
        _ => OfText(name),
    };

    /// <summary>The encoding of a code page.</summary>
    /// <exception cref="FourMeException"><c>UnknownEncoding</c>.</exception>
    internal static Encoding OfPage(int page) => Of(() => Registered(page), page.ToString(CultureInfo.InvariantCulture));

    private static bool IsDesktop => typeof(object).Assembly.GetName().Name == "mscorlib";

    private static Encoding OfText(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int page) ? OfPage(page) : Of(() => Registered(name), name);

    private static Encoding Of(Func<Encoding> find, string name)
    {
        try
        {
            return find();
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw Failures.UnknownEncoding(name, NearestName.Of(name, All.Select(known => known.Key))).ToException();
        }
    }

#if NETFRAMEWORK
    private static Encoding Registered(int page) => Encoding.GetEncoding(page);

    private static Encoding Registered(string name) => Encoding.GetEncoding(name);
#else
    private static Encoding Registered(int page) => CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.GetEncoding(page);

    private static Encoding Registered(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
#endif
}
