using FourMe.Import.Module.Tests.Help;
using FourMe.Import.Module.Tests.Metadata;
using FourMe.Import.Tests;

namespace FourMe.Import.Module.Tests;

/// <summary>Compares cmdlets, pages and the help file: help must be complete and have nothing that does not exist.</summary>
public class HelpTests
{
    private const int FewestExamples = 3;

    private const string Advice = "Run build.ps1 -Task Help and commit what it makes.";

    private static readonly IReadOnlyList<CmdletClass> Classes = Cmdlets.Of(StagedModule.Modern);

    public static IEnumerable<TheoryDataRow<string>> Names => Classes.Select(cmdlet => new TheoryDataRow<string>(cmdlet.Name));

    [Fact]
    public void EveryCmdletHasAPageAndNoOtherHas() =>
        Assert.Equal(Classes.Select(cmdlet => cmdlet.Name).Order(StringComparer.Ordinal), HelpPage.All.Select(page => page.Name));

    [Fact]
    public void EveryCmdletHasAnEntryInTheHelpFileAndNoOtherHas() =>
        Assert.Equal(Classes.Select(cmdlet => cmdlet.Name).Order(StringComparer.Ordinal), HelpFile.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void TheTableOfTheReadmeHasTheCmdlet(string name) => Assert.Contains(
        File.ReadLines(Path.Combine(Repository.Root, "README.md")),
        line => line.StartsWith("| `", StringComparison.Ordinal) && line.Split('|')[1].Contains($"`{name}`", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void ThePageHasTheParametersOfTheCmdlet(string name) =>
        Assert.Equal(ParametersOf(name), Page(name).Entry.Parameters.Select(parameter => parameter.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void ThePageTellsTheTypesAndSetsOfTheParameters(string name) => Assert.All(
        Class(name).Parameters.GroupBy(parameter => parameter.Property.Name),
        parameter => Assert.Equal(ParameterFacts.Of(parameter), ParameterFacts.Told(Page(name).Facts(parameter.Key))));

    [Theory]
    [MemberData(nameof(Names))]
    public void ThePageLeavesNothingOut(string name)
    {
        HelpEntry entry = Page(name).Entry;

        Assert.All(new[] { entry.Synopsis, entry.Description, entry.Notes }, text => Assert.NotEmpty(text));
        Assert.All(entry.Parameters, parameter => Assert.True(parameter.Text.Length > 20 && parameter.DefaultValue.Length > 0, $"-{parameter.Name} is not explained."));
        Assert.NotEmpty(entry.Inputs);
        Assert.NotEmpty(entry.Outputs);
        Assert.NotEmpty(entry.Links);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ThePageHasExamplesWithCodeAndRemarks(string name)
    {
        IReadOnlyList<HelpExample> examples = Page(name).Entry.Examples;

        Assert.True(examples.Count >= FewestExamples, $"{name} has {examples.Count} examples.");
        Assert.All(examples, (example, index) => Assert.StartsWith($"Example {index + 1}: ", example.Title));
        Assert.All(examples, example => Assert.True(example.Code.Length > 0 && example.Remarks.Length > 0, example.Title));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheHelpFileSaysWhatThePageSays(string name)
    {
        HelpEntry page = Page(name).Entry;
        HelpEntry made = HelpFile.Entries.Single(entry => entry.Name == name);

        AssertSame(page.Synopsis, made.Synopsis);
        AssertSame(page.Description, made.Description);
        AssertSame(page.Notes, made.Notes);
        AssertSame(page.Parameters, made.Parameters);
        AssertSame(page.Examples, made.Examples);
        AssertSame(page.Inputs, made.Inputs);
        AssertSame(page.Outputs, made.Outputs);
        AssertSame(page.Links, made.Links);
    }

    [Fact]
    public void NoGapIsLeftToBeFilled()
    {
        Rule.HasNoBreach(HelpPage.All.SelectMany(page => page.Gaps));
        Assert.DoesNotContain("{{", HelpFile.Text);
    }

    [Fact]
    public void NoMarkOfMarkdownReachesTheConsole() => Rule.HasNoBreach(
        HelpFile.Text.Split('\n').Where(line => line.Contains("<maml:para>") && (line.Contains('`') || line.Contains("**") || line.Contains("]("))));

    private static HelpPage Page(string name) => HelpPage.All.Single(page => page.Name == name);

    private static CmdletClass Class(string name) => Classes.Single(cmdlet => cmdlet.Name == name);

    private static IEnumerable<string> ParametersOf(string name) => Class(name).Parameters
        .Select(parameter => parameter.Property.Name)
        .Concat(Class(name).SupportsShouldProcess ? ["WhatIf", "Confirm"] : [])
        .Distinct()
        .Order(StringComparer.OrdinalIgnoreCase);

    private static void AssertSame<T>(T page, T made)
    {
        try
        {
            Assert.Equal(page, made);
        }
        catch (Exception difference)
        {
            Assert.Fail($"{Advice}\n{difference.Message}");
        }
    }
}
