using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FourMe.Import.Module.Tests.Metadata;

/// <summary>The source files that the embedded debug information of an assembly names.</summary>
internal static class SourceDocuments
{
    internal static IReadOnlyList<string> Of(string assemblyFile)
    {
        using var file = new PEReader(File.OpenRead(assemblyFile));
        DebugDirectoryEntry embedded = file.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using MetadataReaderProvider provider = file.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
        MetadataReader reader = provider.GetMetadataReader();
        return [.. reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name))];
    }
}
