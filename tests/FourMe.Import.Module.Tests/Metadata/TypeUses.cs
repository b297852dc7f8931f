using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace FourMe.Import.Module.Tests.Metadata;

/// <summary>The types of our own assemblies that each type of an assembly uses: in signatures, fields, bases and code.</summary>
/// <remarks>Nested types and compiler-generated closures count as their outermost type.</remarks>
internal sealed class TypeUses : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReader _reader;
    private readonly SignatureTypes _signatures = new();

    internal TypeUses(string assemblyFile)
    {
        _file = new PEReader(File.OpenRead(assemblyFile));
        _reader = _file.GetMetadataReader();
    }

    /// <summary>The outermost types, by name, with the names of those that each uses.</summary>
    internal IReadOnlyDictionary<string, IReadOnlySet<string>> All()
    {
        var uses = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (TypeDefinitionHandle handle in _reader.TypeDefinitions)
        {
            string user = NameOf(handle);
            if (!uses.TryGetValue(user, out IReadOnlySet<string>? known)) uses[user] = known = new HashSet<string>(StringComparer.Ordinal);
            ((HashSet<string>)known).UnionWith(UsedBy(handle).Where(used => used != user));
        }
        return uses;
    }

    public void Dispose() => _file.Dispose();

    /// <summary>The name of the outermost type, without the arity suffix of a generic one.</summary>
    internal static string NameOf(MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil) type = reader.GetTypeDefinition(type.GetDeclaringType());
        return reader.GetString(type.Name).Split('`')[0];
    }

    private string NameOf(TypeDefinitionHandle handle) => NameOf(_reader, handle);

    private HashSet<string> UsedBy(TypeDefinitionHandle handle)
    {
        _signatures.Found.Clear();
        TypeDefinition type = _reader.GetTypeDefinition(handle);
        Note(type.BaseType);
        foreach (InterfaceImplementationHandle contract in type.GetInterfaceImplementations()) Note(_reader.GetInterfaceImplementation(contract).Interface);
        Note(type.GetGenericParameters());
        Note(type.GetCustomAttributes());
        foreach (FieldDefinitionHandle field in type.GetFields())
        {
            _reader.GetFieldDefinition(field).DecodeSignature(_signatures, null);
            Note(_reader.GetFieldDefinition(field).GetCustomAttributes());
        }
        foreach (PropertyDefinitionHandle property in type.GetProperties()) Note(_reader.GetPropertyDefinition(property).GetCustomAttributes());
        foreach (MethodDefinitionHandle method in type.GetMethods()) Note(_reader.GetMethodDefinition(method));
        return new HashSet<string>(_signatures.Found, StringComparer.Ordinal);
    }

    private void Note(MethodDefinition method)
    {
        method.DecodeSignature(_signatures, null);
        Note(method.GetGenericParameters());
        Note(method.GetCustomAttributes());
        if (method.RelativeVirtualAddress == 0) return;
        MethodBodyBlock body = _file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil) _reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_signatures, null);
        foreach (ExceptionRegion region in body.ExceptionRegions)
            if (region.Kind == ExceptionRegionKind.Catch) Note(region.CatchType);
        foreach (EntityHandle named in Instructions.Tokens(body.GetILReader())) Note(named);
    }

    private void Note(GenericParameterHandleCollection parameters)
    {
        foreach (GenericParameterHandle parameter in parameters)
            foreach (GenericParameterConstraintHandle limit in _reader.GetGenericParameter(parameter).GetConstraints())
                Note(_reader.GetGenericParameterConstraint(limit).Type);
    }

    private void Note(CustomAttributeHandleCollection attributes)
    {
        foreach (CustomAttributeHandle attribute in attributes) Note(_reader.GetCustomAttribute(attribute).Constructor);
    }

    private void Note(EntityHandle handle)
    {
        // An interface has no base.
        if (handle.IsNil) return;
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                _signatures.Add(_reader, (TypeDefinitionHandle)handle);
                break;
            case HandleKind.TypeReference:
                _signatures.Add(_reader, (TypeReferenceHandle)handle);
                break;
            case HandleKind.MethodDefinition:
                _signatures.Add(_reader, _reader.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                _signatures.Add(_reader, _reader.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.TypeSpecification:
                _reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(_signatures, null);
                break;
            case HandleKind.MemberReference:
                Note(_reader.GetMemberReference((MemberReferenceHandle)handle).Parent);
                break;
            case HandleKind.MethodSpecification:
                MethodSpecification method = _reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                method.DecodeSignature(_signatures, null);
                Note(method.Method);
                break;
        }
    }
}
