using System.Reflection;
using FourMe.Import.Loader;
using FourMe.Import.Module.Tests.Metadata;

namespace FourMe.Import.Module.Tests;

/// <summary>
/// Windows PowerShell cannot run where these tests mostly do, so its assembly binding is computed: who references what, where it is, and
/// whether the loader's handler returns it.
/// </summary>
public class LegacyClosureTests(ITestOutputHelper output)
{
    private static readonly Flavour Legacy = StagedModule.Legacy;

    private static readonly Dictionary<string, AssemblyName> Staged =
        Legacy.Files.Select(AssemblyName.GetAssemblyName).ToDictionary(name => name.Name!, StringComparer.OrdinalIgnoreCase);

    private static readonly Reference[] References =
    [
        .. from file in Legacy.Files
           from asked in Legacy.Load(Path.GetFileNameWithoutExtension(file)).GetReferencedAssemblies()
           where asked.Name != "System.Management.Automation" && !IsInFramework(asked)
           select new Reference(file, asked),
    ];

    [Fact]
    public void EveryReferenceThatTheFrameworkDoesNotMeetIsStagedWithTheSameKey() => Assert.All(References, reference =>
    {
        Assert.True(Staged.TryGetValue(reference.Asked.Name!, out AssemblyName? own), $"{reference} is not staged.");
        Assert.Equal(Key(reference.Asked), Key(own));
    });

    [Fact]
    public void EveryReferenceToAnotherVersionThanTheStagedOneIsAnsweredByTheLoader()
    {
        Reference[] skewed = [.. References.Where(reference => reference.Asked.Version != Staged[reference.Asked.Name!].Version)];
        foreach (Reference reference in skewed) output.WriteLine($"{reference}; staged is {Staged[reference.Asked.Name!].Version}");

        // Without any version skew the handler and this check would be unnecessary.
        Assert.NotEmpty(skewed);
        Assert.All(skewed, reference => Assert.True(Answers(reference.Asked, reference.Requester), reference.ToString()));
        Assert.All(skewed, reference => Assert.True(Answers(reference.Asked, null), reference + ", requester unknown"));
    }

    /// <summary>A substituted version may lack members that were compiled against; that would show only when they are called.</summary>
    [Fact]
    public void EveryMemberThatIsUsedIsInTheAssemblyThatIsHandedOut()
    {
        (string File, string Assembly, string Type, string Member)[] used =
            [.. Legacy.Files.SelectMany(file => UsedMembers.Of(file).Select(one => (Path.GetFileName(file), one.Assembly, one.Type, one.Member)))];

        Assert.Contains(used, one => one.Assembly == "System.Text.Json");
        Rule.HasNoBreach(used.Where(one => !Has(Legacy.Load(one.Assembly).GetType(one.Type), one.Member))
            .Select(one => $"{one.File} uses {one.Type}.{one.Member} of {one.Assembly}, which is not there."));
    }

    [Fact]
    public void NoStagedFileIsThereThatNobodyAsksFor()
    {
        IEnumerable<string> asked = References.Select(reference => reference.Asked.Name!).Concat(["FourMe.Import", "FourMe.Import.Loader"]);

        // The framework has these as well, possibly in older versions than the packages.
        string[] doubled = [.. Staged.Keys.Where(name => Legacy.FrameworkAssembly(Staged[name]) is not null)];
        Rule.HasNoBreach(Staged.Keys.Except(asked).Except(doubled));
    }

    [Fact]
    public void AnAssemblyThatIsNotStagedIsNotAnswered() =>
        Assert.False(Answers(new AssemblyName("Newtonsoft.Json, Version=13.0.0.0, PublicKeyToken=30ad4fe6b2a6aeed"), null));

    [Fact]
    public void AnotherPublishersAssemblyOfTheSameNameIsNotAnswered() =>
        Assert.False(Answers(new AssemblyName("System.Memory, Version=4.0.1.1, PublicKeyToken=30ad4fe6b2a6aeed"), null));

    [Theory]
    [InlineData("SomeoneElse.dll")]
    [InlineData("bin/net472.old/FourMe.Import.Core.dll")]
    [InlineData("bin/net472/deeper/FourMe.Import.Core.dll")]
    public void ARequesterOutsideOfTheBinFolderIsNotAnswered(string requester)
    {
        AssemblyName asked = References.First(reference => reference.Asked.Name == "System.Memory").Asked;

        Assert.True(Answers(asked, Path.Combine(Legacy.Bin, "FourMe.Import.Core.dll")));
        Assert.False(Answers(asked, Path.Combine(StagedModule.Folder, requester)));
    }

    private static bool Answers(AssemblyName asked, string? requester) => ModuleAssemblies.Answers(asked, Staged, requester, Legacy.Bin);

    private static bool Has(Type? type, string member)
    {
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        for (Type? at = type; at is not null; at = at.BaseType)
            if (at.GetMember(member, Any).Length > 0) return true;
        return false;
    }

    // The framework redirects lower versions to its own, never higher ones.
    private static bool IsInFramework(AssemblyName asked) => Legacy.FrameworkAssembly(asked) is { } own && asked.Version <= own.Version;

    private static string Key(AssemblyName name) => Convert.ToHexString(name.GetPublicKeyToken() ?? []);

    private sealed record Reference(string Requester, AssemblyName Asked)
    {
        public override string ToString() => $"{Path.GetFileName(Requester)} asks for {Asked.Name} {Asked.Version}";
    }
}
