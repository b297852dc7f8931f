using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using FourMe.Import.Tests;

namespace FourMe.Import.Mono;

/// <summary>The program with the tests, built for .NET Framework; its tests can be listed without Mono.</summary>
internal static class TestProgram
{
    internal static string Path { get; } = Repository.PathOf(
        typeof(TestProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "TestProgram").Value!);

    /// <summary>Class and method of each test; the cases of a theory count as one.</summary>
    internal static IReadOnlyList<(string Class, string Method)> Tests { get; } = Read();

    private static List<(string Class, string Method)> Read()
    {
        using var file = new PEReader(File.OpenRead(Path));
        MetadataReader reader = file.GetMetadataReader();
        return
        [
            .. from handle in reader.MethodDefinitions
               let method = reader.GetMethodDefinition(handle)
               where method.GetCustomAttributes().Any(attribute => IsOfTest(reader, reader.GetCustomAttribute(attribute)))
               let type = reader.GetTypeDefinition(method.GetDeclaringType())
               select ($"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}", reader.GetString(method.Name)),
        ];
    }

    private static bool IsOfTest(MetadataReader reader, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
        && reader.GetString(reader.GetTypeReference((TypeReferenceHandle)type).Name) is "FactAttribute" or "TheoryAttribute";
}
