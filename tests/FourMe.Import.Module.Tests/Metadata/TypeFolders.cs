using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace FourMe.Import.Module.Tests.Metadata;

/// <summary>The project folder of each type's source, from the embedded debug information.</summary>
internal static class TypeFolders
{
    /// <summary>
    /// The debug information where the compiler names the files of types without code: https://github.com/dotnet/runtime,
    /// PortablePdb-Metadata.md.
    /// </summary>
    private static readonly Guid TypeDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    /// <summary>The outermost types by name, each with the first folder below the project's.</summary>
    internal static IReadOnlyDictionary<string, string> Of(string assemblyFile, string project)
    {
        using var file = new PEReader(File.OpenRead(assemblyFile));
        DebugDirectoryEntry embedded = file.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using MetadataReaderProvider provider = file.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
        MetadataReader types = file.GetMetadataReader(), debug = provider.GetMetadataReader();
        var folders = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (TypeDefinitionHandle type in types.TypeDefinitions)
            foreach (string document in Documents(types, debug, type))
                if (FolderOf(document, project) is { } folder) folders[TypeUses.NameOf(types, type)] = folder;
        return folders;
    }

    private static IEnumerable<string> Documents(MetadataReader types, MetadataReader debug, TypeDefinitionHandle type)
    {
        foreach (MethodDefinitionHandle method in types.GetTypeDefinition(type).GetMethods())
            if (debug.GetMethodDebugInformation(method.ToDebugInformationHandle()).Document is { IsNil: false } document)
                yield return NameOf(debug, document);
        foreach (CustomDebugInformationHandle handle in debug.GetCustomDebugInformation(type))
        {
            CustomDebugInformation information = debug.GetCustomDebugInformation(handle);
            if (debug.GetGuid(information.Kind) != TypeDocuments) continue;
            BlobReader numbers = debug.GetBlobReader(information.Value);
            while (numbers.RemainingBytes > 0) yield return NameOf(debug, MetadataTokens.DocumentHandle(numbers.ReadCompressedInteger()));
        }
    }

    private static string NameOf(MetadataReader debug, DocumentHandle document) => debug.GetString(debug.GetDocument(document).Name).Replace('\\', '/');

    /// <summary>The first folder; null for a generated file, and for one beside the project file.</summary>
    private static string? FolderOf(string document, string project)
    {
        string mark = $"/{project}/";
        int start = document.LastIndexOf(mark, StringComparison.Ordinal);
        string[] parts = start < 0 ? [] : document[(start + mark.Length)..].Split('/');
        return parts.Length < 2 || parts[0] == "obj" ? null : parts[0];
    }
}
