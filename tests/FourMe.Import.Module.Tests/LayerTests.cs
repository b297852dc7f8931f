using System.Text.RegularExpressions;
using FourMe.Import.Module.Tests.Layers;
using FourMe.Import.Module.Tests.Metadata;
using FourMe.Import.Module.Tests.Sources;
using FourMe.Import.Tests;

namespace FourMe.Import.Module.Tests;

/// <summary>The layers of Core, read from the compiled assembly: folders depend on each other only as the table permits.</summary>
public partial class LayerTests
{
    private const string Project = "FourMe.Import.Core";

    private static readonly string Page = Repository.PathOf("docs", "architecture.md");

    private static readonly string Assembly = Path.Combine(StagedModule.Modern.Bin, Project + ".dll");

    private static readonly IReadOnlyDictionary<string, string> Folders = TypeFolders.Of(Assembly, Project);

    [Fact]
    public void NoFolderUsesAnotherThatTheTableDoesNotAllowIt()
    {
        var allowed = LayerTable.Folders.ToDictionary(folder => folder.Name, folder => folder.MayUse);
        using var uses = new TypeUses(Assembly);

        Rule.HasNoBreach(
            from user in uses.All()
            where Folders.ContainsKey(user.Key)
            from used in user.Value
            where Folders.ContainsKey(used)
            let arrow = (From: Folders[user.Key], To: Folders[used])
            where arrow.From != arrow.To && !(allowed.TryGetValue(arrow.From, out IReadOnlyList<string>? below) && below.Contains(arrow.To))
            orderby arrow.From, arrow.To
            select $"{arrow.From} -> {arrow.To}: {user.Key} uses {used}");
    }

    [Fact]
    public void NoFileHasAUsingOfAFolderThatItMayNotUse()
    {
        var allowed = LayerTable.Folders.ToDictionary(folder => folder.Name, folder => folder.MayUse);
        var files = from file in SourceFile.CSharp("src", Project)
                    let parts = file.Path.Split('/')
                    where parts.Length > 3
                    select (File: file, Folder: parts[2]);

        Rule.HasNoBreach(
            from source in files
            from line in source.File.Lines
            let named = Using().Match(line)
            where named.Success && named.Groups["folder"].Value != source.Folder && !allowed[source.Folder].Contains(named.Groups["folder"].Value)
            select $"{source.File.Path}: {line}");
    }

    [Fact]
    public void TheInternalTypesOfAFolderStandInItsNamespace()
    {
        Rule.HasNoBreach(
            from file in SourceFile.CSharp("src", Project)
            let parts = file.Path.Split('/')
            where parts.Length > 3 && parts[2] != "Compatibility"
            let expected = file.Lines.Any(line => line.StartsWith("public ", StringComparison.Ordinal)) ? "FourMe.Import" : $"FourMe.Import.{parts[2]}"
            where !file.Lines.Contains($"namespace {expected};")
            select $"{file.Path} is not in the namespace {expected}");
    }

    [Fact]
    public void EveryFolderHasItsLineInTheTable() =>
        Rule.HasNoBreach(Folders.Values.Distinct().Except(LayerTable.Folders.Select(folder => folder.Name)));

    [Fact]
    public void TheSourceOfEveryTypeIsFound()
    {
        Assert.Equal("Errors", Folders["Failure"]);
        Assert.Equal("Hosting", Folders["ITransferHost"]);
        Assert.Equal("Catalogue", Folders["ColumnKind"]);
        Assert.Equal("Values", Folders["NumberText"]);
        Assert.True(Folders.Count > 150, $"Only {Folders.Count} types were found.");
    }

    [Fact]
    public void UsesAreSeenInSignaturesAndInCode()
    {
        using var uses = new TypeUses(Assembly);
        IReadOnlyDictionary<string, IReadOnlySet<string>> all = uses.All();

        Assert.Contains("Failure", all["FourMeException"]);
        Assert.Contains("RetryPolicies", all["HttpTransport"]);
        Assert.Contains("ITransferHost", all["SilentHost"]);
        Assert.DoesNotContain("HttpTransport", all["RetryPolicies"]);
    }

    [Fact]
    public void ATableInWhichTwoFoldersUseEachOtherIsRefused() =>
        Assert.Throws<FormatException>(() => LayerTable.Read("Base A < B\nBase B < A"));

    [Fact]
    public void EachStepOnThePageCallsTheNext()
    {
        using var core = new TypeUses(Assembly);
        using var cmdlets = new TypeUses(Path.Combine(StagedModule.Modern.Bin, "FourMe.Import.dll"));
        var uses = core.All().Concat(cmdlets.All()).ToLookup(type => type.Key, type => type.Value);
        Match[] steps = Step().Matches(File.ReadAllText(Page)).ToArray();

        Assert.True(steps.Length > 25, $"Only {steps.Length} steps were found; is the pattern still right?");
        Rule.HasNoBreach(
            from step in steps
            let user = step.Groups["from"].Value
            let next = step.Groups["to"].Value
            where !uses[user].Any(used => used.Contains(next))
            select $"{user} does not use {next}");
    }

    [Fact]
    public void TheDrawingOnThePageIsTheTable()
    {
        string text = File.ReadAllText(Page);
        int begin = text.IndexOf(LayerDrawing.Begin, StringComparison.Ordinal) + LayerDrawing.Begin.Length + 1;
        int end = text.IndexOf(LayerDrawing.End, StringComparison.Ordinal);
        string drawing = LayerDrawing.Draw(LayerTable.Folders);
        if (Environment.GetEnvironmentVariable("FOURME_WRITE_DOCS") == "1") File.WriteAllText(Page, text[..begin] + drawing + text[end..]);

        Assert.Equal(drawing, File.ReadAllText(Page)[begin..].Split(LayerDrawing.End)[0]);
    }

    [GeneratedRegex(@"^using FourMe\.Import\.(?<folder>\w+);$")]
    private static partial Regex Using();

    [GeneratedRegex(@"^\d+\. `(?<from>\w+)` → `(?<to>\w+)`", RegexOptions.Multiline)]
    private static partial Regex Step();
}
