using FourMe.Import.Simulator.Storage;

namespace FourMe.Import.Simulator.Http;

/// <summary>The parts of a multipart upload.</summary>
internal sealed class Upload
{
    public Dictionary<string, string> Fields { get; } = new(StringComparer.Ordinal);

    public Spool? File { get; set; }

    public string? FileName { get; set; }

    public string? FileContentType { get; set; }

    public bool IsTooLarge { get; set; }
}
