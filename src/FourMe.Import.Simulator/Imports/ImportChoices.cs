namespace FourMe.Import.Simulator.Imports;

/// <summary>What line numbers count. The documentation does not say.</summary>
public enum LineCounting
{
    /// <summary>Lines of the file, the header being line 1.</summary>
    Physical,

    /// <summary>Records of the file, the header being 1, however many lines a record spans.</summary>
    Record,
}

/// <summary>Plausible wordings of an import log.</summary>
public enum LogStyle
{
    /// <summary><c>line 3: message</c></summary>
    Plain,

    /// <summary><c>2026-01-01T00:00:00Z [ERROR] Line 3: message</c></summary>
    Timestamped,

    /// <summary><c>Row 2 (Primary Email: a@b.c) failed: message</c>; rows count from 1 without the header.</summary>
    RowWithKeys,

    /// <summary><c>a@b.c: message</c>; no number at all.</summary>
    WithoutNumbers,
}

/// <summary>Encodings of an import log.</summary>
public enum LogEncoding
{
    /// <summary>UTF-8 without a byte order mark.</summary>
    Utf8,

    /// <summary>UTF-8 with a byte order mark.</summary>
    Utf8WithBom,

    /// <summary>UTF-16 little-endian with a byte order mark.</summary>
    Utf16WithBom,
}

/// <summary>A test's own decision about a row.</summary>
/// <param name="Message">The text in the log.</param>
/// <param name="CountsAsError">Counted under <c>errors</c> instead of <c>failures</c>.</param>
public sealed record RowVerdict(string Message, bool CountsAsError = false);
