using FourMe.Import.Module.Tests.Metadata;
using FourMe.Import.Tests;

namespace FourMe.Import.Module.Tests;

/// <summary>Checks the metadata of every cmdlet against Microsoft's rules.</summary>
public class CmdletTests
{
    private const int Medium = 2, High = 3;

    /// <summary>Cmdlets whose deletions cannot be undone.</summary>
    private static readonly string[] Final = ["Remove-FourMeSync"];

    private static readonly IReadOnlyList<CmdletClass> All = Cmdlets.Of(StagedModule.Modern);

    public static IEnumerable<TheoryDataRow<string>> Classes => All.Select(cmdlet => new TheoryDataRow<string>(cmdlet.Type.Name));

    [Theory]
    [MemberData(nameof(Classes))]
    public void IsASealedPublicClassNamedAfterTheCmdletInAFileOfItsOwn(string name)
    {
        CmdletClass cmdlet = Find(name);

        Assert.Equal($"{cmdlet.Verb}{cmdlet.Noun}Command", name);
        Assert.True(cmdlet.Type.IsSealed && cmdlet.Type.IsPublic, $"{name} is not public and sealed.");
        Assert.EndsWith(".Commands", cmdlet.Type.Namespace);
        Assert.Single(Directory.GetFiles(Repository.PathOf("src", "FourMe.Import", "Commands"), name + ".cs", SearchOption.AllDirectories));
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void HasAnApprovedVerbAndANounOfItsOwn(string name)
    {
        Assert.Contains(Find(name).Verb, Cmdlets.ApprovedVerbs(StagedModule.Modern));
        Assert.StartsWith("FourMe", Find(name).Noun);
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void SaysWhatItPutsOut(string name) => Assert.True(Find(name).HasOutputType);

    [Theory]
    [MemberData(nameof(Classes))]
    public void HasSwitchesAndNoTruthValuesAsParameters(string name) =>
        Assert.DoesNotContain(Find(name).Parameters, parameter => IsTruthValue(parameter.Property.PropertyType));

    [Theory]
    [MemberData(nameof(Classes))]
    public void HasParametersThatPowerShellCanSet(string name) =>
        Assert.All(Find(name).Parameters, parameter => Assert.True(
            parameter.Property.SetMethod is { IsPublic: true } && parameter.Property.GetMethod is { IsPublic: true },
            $"-{parameter.Property.Name} has no public getter and setter."));

    [Theory]
    [MemberData(nameof(Classes))]
    public void TakesOneParameterFromThePipelineInEachSet(string name)
    {
        CmdletParameter[] piped = [.. Find(name).Parameters.Where(parameter => parameter.ValueFromPipeline)];
        IEnumerable<string?> sets = Find(name).Parameters.Select(parameter => parameter.ParameterSet).Distinct();

        Assert.All(sets, set => Assert.True(
            piped.Count(parameter => parameter.ParameterSet is null || parameter.ParameterSet == set) <= 1,
            $"Set '{set}': {string.Join(", ", piped.Select(parameter => parameter.Property.Name))}"));
    }

    [Fact]
    public void WhatChangesSomethingAsksFirst()
    {
        CmdletClass[] changing = [.. All.Where(cmdlet => cmdlet.Verb is "Import" or "Export" or "Remove")];

        Assert.NotEmpty(changing);
        Assert.All(changing, cmdlet => Assert.True(
            cmdlet.SupportsShouldProcess && cmdlet.ConfirmImpact == (Final.Contains(cmdlet.Name) ? High : Medium),
            $"{cmdlet.Name} must support -WhatIf and -Confirm with {(Final.Contains(cmdlet.Name) ? "high" : "medium")} impact."));
    }

    /// <summary>Receive-FourMeJob derives from the cmdlets that deliver exports and so has to repeat what JobCommand declares.</summary>
    [Theory]
    [InlineData("Token")]
    [InlineData("Latest")]
    [InlineData("Job")]
    public void TheJobsAreNamedAlikeWhereverTheyAreNamed(string parameter)
    {
        string[][] said = [.. from cmdlet in (string[])["WaitFourMeJobCommand", "RemoveFourMeJobCommand", "ReceiveFourMeJobCommand"]
            let property = Find(cmdlet).Parameters.Single(found => found.Property.Name == parameter).Property
            select CmdletClass.Facts(property).Prepend(property.PropertyType.ToString()).ToArray()];

        Assert.True(said[0].Length > 1, $"-{parameter} has no attribute.");
        Assert.All(said, facts => Assert.Equal(said[0], facts));
    }

    [Fact]
    public void TheManifestExportsExactlyTheCmdletsThatExist() =>
        Assert.Equal(All.Select(cmdlet => cmdlet.Name).Order(), Manifest.List("CmdletsToExport").Order());

    [Fact]
    public void EveryPluralCmdletHasItsSingularNameAsAliasAndThereIsNoOther()
    {
        string[] singular = [.. All.Where(cmdlet => cmdlet.Verb is "Import" or "Export" && cmdlet.Noun.EndsWith('s')).Select(cmdlet => cmdlet.Name[..^1]).Order()];

        Assert.NotEmpty(singular);
        Assert.Equal(singular, Manifest.List("AliasesToExport").Order());
    }

    [Fact]
    public void BothEditionsHaveTheSameCmdletsWithTheSameParameters() =>
        Assert.Equal(Surface(StagedModule.Modern), Surface(StagedModule.Legacy));

    [Fact]
    public void EveryCmdletHasAPesterFile() => Rule.HasNoBreach(
        All.Select(cmdlet => cmdlet.Name).Append("Module").Except(PesterSubjects()).Select(name => $"tests/Pester/{name}.Tests.ps1 is missing."));

    [Fact]
    public void EveryPesterFileNamedLikeACmdletIsOfOneThatExists() => Rule.HasNoBreach(
        PesterSubjects().Where(name => name.Contains('-')).Except(All.Select(cmdlet => cmdlet.Name)).Select(name => $"There is no cmdlet '{name}'."));

    private static CmdletClass Find(string name) => All.Single(cmdlet => cmdlet.Type.Name == name);

    /// <summary>The name before the first dot: the tests of one cmdlet may be in several files.</summary>
    private static string[] PesterSubjects() =>
    [
        .. Directory.GetFiles(Repository.PathOf("tests", "Pester"), "*.Tests.ps1").Select(file => Path.GetFileName(file).Split('.')[0]).Distinct(),
    ];

    private static bool IsTruthValue(Type type) => type.FullName == "System.Boolean"
        || (type.IsConstructedGenericType && type.GetGenericArguments()[0].FullName == "System.Boolean");

    private static string[] Surface(Flavour flavour) =>
    [
        .. from cmdlet in Cmdlets.Of(flavour)
           from parameter in cmdlet.Parameters
           orderby cmdlet.Name, parameter.Property.Name, parameter.ParameterSet
           select $"{cmdlet.Name} -{parameter.Property.Name} <{parameter.Property.PropertyType.Name}> [{parameter.ParameterSet}]",
    ];
}
