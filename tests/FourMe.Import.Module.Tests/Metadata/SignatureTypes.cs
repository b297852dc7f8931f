using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace FourMe.Import.Module.Tests.Metadata;

/// <summary>Collects the types of our own assemblies in signatures.</summary>
internal sealed class SignatureTypes : ISignatureTypeProvider<bool, object?>
{
    /// <summary>The names of the outermost types.</summary>
    internal HashSet<string> Found { get; } = new(StringComparer.Ordinal);

    internal void Add(MetadataReader reader, TypeDefinitionHandle handle) => Found.Add(TypeUses.NameOf(reader, handle));

    internal void Add(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        while (type.ResolutionScope.Kind == HandleKind.TypeReference) type = reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
        if (type.ResolutionScope.Kind != HandleKind.AssemblyReference) return;
        AssemblyReference assembly = reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope);
        if (reader.GetString(assembly.Name).StartsWith("FourMe.", StringComparison.Ordinal)) Found.Add(reader.GetString(type.Name).Split('`')[0]);
    }

    public bool GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        Add(reader, handle);
        return true;
    }

    public bool GetTypeFromSpecification(MetadataReader reader, object? context, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, context);

    public bool GetArrayType(bool elementType, ArrayShape shape) => false;

    public bool GetByReferenceType(bool elementType) => false;

    public bool GetFunctionPointerType(MethodSignature<bool> signature) => false;

    public bool GetGenericInstantiation(bool genericType, ImmutableArray<bool> typeArguments) => false;

    public bool GetGenericMethodParameter(object? context, int index) => false;

    public bool GetGenericTypeParameter(object? context, int index) => false;

    public bool GetModifiedType(bool modifier, bool unmodifiedType, bool isRequired) => false;

    public bool GetPinnedType(bool elementType) => false;

    public bool GetPointerType(bool elementType) => false;

    public bool GetPrimitiveType(PrimitiveTypeCode typeCode) => false;

    public bool GetSZArrayType(bool elementType) => false;

    public bool GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        Add(reader, handle);
        return true;
    }
}
