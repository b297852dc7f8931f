using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FourMe.Import.Module.Tests.Metadata;

/// <summary>The members of other assemblies that an assembly uses, each with the assembly it is expected in.</summary>
internal static class UsedMembers
{
    internal static IReadOnlyList<(string Assembly, string Type, string Member)> Of(string assemblyFile)
    {
        using var file = new PEReader(File.OpenRead(assemblyFile));
        MetadataReader reader = file.GetMetadataReader();
        return
        [
            .. from handle in reader.MemberReferences
               let member = reader.GetMemberReference(handle)
               let type = Definition(reader, member.Parent)
               where type.Kind == HandleKind.TypeReference
               let found = Place(reader, (TypeReferenceHandle)type)
               where found.Assembly.Length > 0
               select (found.Assembly, found.Type, reader.GetString(member.Name)),
        ];
    }

    // Only the definition of a constructed type is needed: its signature is the GENERICINST code, class or struct, then the type.
    private static EntityHandle Definition(MetadataReader reader, EntityHandle handle)
    {
        if (handle.Kind != HandleKind.TypeSpecification) return handle;
        BlobReader blob = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
        if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance) return default;
        blob.ReadByte();
        return blob.ReadTypeHandle();
    }

    private static (string Assembly, string Type) Place(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        string name = reader.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            (string assembly, string outer) = Place(reader, (TypeReferenceHandle)type.ResolutionScope);
            return (assembly, $"{outer}+{name}");
        }
        if (type.ResolutionScope.Kind != HandleKind.AssemblyReference) return (string.Empty, name);
        string scope = reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name);
        return (scope, type.Namespace.IsNil ? name : $"{reader.GetString(type.Namespace)}.{name}");
    }
}
