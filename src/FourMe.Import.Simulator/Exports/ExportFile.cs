using FourMe.Import.Simulator.Storage;

namespace FourMe.Import.Simulator.Exports;

/// <summary>The finished file of an export.</summary>
internal sealed record ExportFile(string Name, string ContentType, IFileContent Content);
