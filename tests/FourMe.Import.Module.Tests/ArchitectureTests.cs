using System.Reflection;
using FourMe.Import.Module.Tests.Metadata;

namespace FourMe.Import.Module.Tests;

/// <summary>The permitted dependencies, checked on the staged assemblies of both editions.</summary>
public class ArchitectureTests
{
    private const string PowerShell = "System.Management.Automation";

    /// <summary>Types of the base class library that .NET Framework gets from packages. Users of Core need them anyway.</summary>
    private static readonly string[] LegacyBaseClassLibrary =
        ["Microsoft.Bcl.AsyncInterfaces", "Microsoft.Bcl.TimeProvider", "System.Memory", "System.Threading.Tasks.Extensions", "System.ValueTuple"];

    private static readonly string[] Ours = ["FourMe.Import", "FourMe.Import.Core", "FourMe.Import.Loader"];

    public static IEnumerable<TheoryDataRow<string>> Flavours => [new("net8.0"), new("net472")];

    [Theory]
    [MemberData(nameof(Flavours))]
    public void CoreKnowsNothingOfPowerShell(string flavour) => Assert.DoesNotContain(
        StagedModule.Of(flavour).Core.GetReferencedAssemblies(),
        reference => reference.Name!.Contains("PowerShell") || reference.Name.StartsWith("System.Management", StringComparison.Ordinal)
            || Ours.Contains(reference.Name));

    [Theory]
    [MemberData(nameof(Flavours))]
    public void LoaderNeedsNothingButTheFramework(string flavour) => Assert.All(
        StagedModule.Of(flavour).Loader.GetReferencedAssemblies(),
        reference => Assert.NotNull(StagedModule.Of(flavour).FrameworkAssembly(reference)));

    [Theory]
    [MemberData(nameof(Flavours))]
    public void NoForeignTypeShowsInThePublicSideOfCore(string flavour) =>
        Rule.HasNoBreach(Foreign(StagedModule.Of(flavour), StagedModule.Of(flavour).Core));

    [Theory]
    [MemberData(nameof(Flavours))]
    public void NoForeignTypeShowsInThePublicSideOfTheCmdlets(string flavour) =>
        Rule.HasNoBreach(Foreign(StagedModule.Of(flavour), StagedModule.Of(flavour).Cmdlets, PowerShell));

    [Theory]
    [MemberData(nameof(Flavours))]
    public void OnlyCoreIsAsynchronous(string flavour)
    {
        Assert.DoesNotContain(StagedModule.Of(flavour).Cmdlets.GetTypes(), IsStateMachine);
        Assert.Contains(StagedModule.Of(flavour).Core.GetTypes(), IsStateMachine);
    }

    [Theory]
    [MemberData(nameof(Flavours))]
    public void NobodyBlocksOnATask(string flavour)
    {
        string[] blocking =
        [
            .. from type in new[] { "Task", "Task`1", "ValueTask", "ValueTask`1" }
               from member in new[] { "get_Result", "Wait", "WaitAll", "WaitAny", "RunSynchronously" }
               select $"{type}.{member}",
        ];

        Assert.All(Ours, name =>
            Rule.HasNoBreach(CalledMembers.Of(Path.Combine(StagedModule.Of(flavour).Bin, name + ".dll")).Intersect(blocking).Select(member => $"{name}: {member}")));
    }

    [Theory]
    [MemberData(nameof(Flavours))]
    public void EveryAssemblyOfOursBearsTheVersionOfTheManifest(string flavour) => Assert.All(Ours, name =>
        Assert.Equal(Version.Parse(Manifest.Value("ModuleVersion")), Trimmed(StagedModule.Of(flavour).Load(name).GetName().Version!)));

    private static IEnumerable<string> Foreign(Flavour flavour, Assembly assembly, params string[] further)
    {
        string[] allowed = [.. Ours, .. further, .. flavour == StagedModule.Legacy ? LegacyBaseClassLibrary : []];
        return VisibleSignatures.Of(assembly)
            .Where(use => flavour.FrameworkAssembly(use.Named.Assembly.GetName()) is null && !allowed.Contains(use.Named.Assembly.GetName().Name))
            .Select(use => $"{use.Where}: {use.Named.FullName} of {use.Named.Assembly.GetName().Name}")
            .Distinct();
    }

    private static bool IsStateMachine(Type type) =>
        type.GetInterfaces().Any(contract => contract.Name is "IAsyncStateMachine");

    private static Version Trimmed(Version version) => new(version.Major, version.Minor, version.Build);
}
