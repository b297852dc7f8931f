using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FourMe.Import.Module.Tests.Metadata;

/// <summary>The members of other assemblies that an assembly uses, as 'Type.Member'.</summary>
internal static class CalledMembers
{
    internal static IReadOnlySet<string> Of(string assemblyFile)
    {
        using var file = new PEReader(File.OpenRead(assemblyFile));
        MetadataReader reader = file.GetMetadataReader();
        return reader.MemberReferences
            .Select(reader.GetMemberReference)
            .Select(member => $"{TypeName(reader, member.Parent)}.{reader.GetString(member.Name)}")
            .ToHashSet(StringComparer.Ordinal);
    }

    private static string TypeName(MetadataReader reader, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeReference => reader.GetString(reader.GetTypeReference((TypeReferenceHandle)handle).Name),
        HandleKind.TypeSpecification => GenericName(reader, reader.GetTypeSpecification((TypeSpecificationHandle)handle)),
        _ => string.Empty,
    };

    // Only the definition of a constructed type is needed: its signature is the GENERICINST code, class or struct, then the type.
    private static string GenericName(MetadataReader reader, TypeSpecification specification)
    {
        BlobReader blob = reader.GetBlobReader(specification.Signature);
        if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance) return string.Empty;
        blob.ReadByte();
        return TypeName(reader, blob.ReadTypeHandle());
    }
}
