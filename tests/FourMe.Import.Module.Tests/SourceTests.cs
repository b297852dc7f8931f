using System.Text.RegularExpressions;
using FourMe.Import.Module.Tests.Sources;
using FourMe.Import.Tests;

namespace FourMe.Import.Module.Tests;

/// <summary>House rules that can be checked only in the text of the sources.</summary>
public partial class SourceTests
{
    private const int MostLines = 300;

    private const int LongestLine = 140;

    private static readonly IReadOnlyList<SourceFile> Sources = SourceFile.CSharp("src");

    private static readonly IReadOnlyList<SourceFile> Core = SourceFile.CSharp("src", "FourMe.Import.Core");

    [Fact]
    public void NoSourceFileIsLongerThanAPersonReads() =>
        Rule.HasNoBreach(Sources.Where(file => file.Lines.Length > MostLines).Select(file => $"{file.Path}: {file.Lines.Length} lines"));

    [Fact]
    public void NoLineIsLongerThanAWindowIsWide() => Rule.HasNoBreach(
        from file in Sources.Concat(SourceFile.CSharp("samples"))
        from line in file.Lines.Select((text, index) => (Text: text, Number: index + 1))
        where line.Text.Length > LongestLine
        select $"{file.Path}:{line.Number}: {line.Text.Length} characters");

    [Theory]
    [InlineData("FourMe.Import")]
    [InlineData("FourMe.Import.Core")]
    [InlineData("FourMe.Import.Loader")]
    [InlineData("FourMe.Import.Simulator")]
    public void OnlyThePumpBlocksOnAsynchronousWork(string project)
    {
        SourceFile[] pump = [.. Core.Where(file => file.Path.EndsWith("/Hosting/PipelinePump.cs", StringComparison.Ordinal))];

        Assert.NotEmpty(Assert.Single(pump).CodeMatching(Blocking()));
        Rule.HasNoBreach(SourceFile.CSharp("src", project).Where(file => file.Path != pump[0].Path).SelectMany(file => file.CodeMatching(Blocking())));
    }

    [Fact]
    public void CoreWritesToNoPipeline() => Rule.HasNoBreach(Core.SelectMany(file => file.CodeMatching(PipelineWrite())));

    [Fact]
    public void CoreTakesTheTimeFromATimeProvider() => Rule.HasNoBreach(Core.SelectMany(file => file.CodeMatching(MachineClock())));

    [Fact]
    public void CoreWaitsOnATimeProvider() => Rule.HasNoBreach(
        Core.Where(file => !file.Path.Contains("/Compatibility/")).SelectMany(file => file.CodeMatching(MachineDelay())));

    [Fact]
    public void NobodySwitchesTheChecksOfCertificatesOff()
    {
        string[] written = [.. SourceFile.Below(Repository.Root).Where(file => Path.GetExtension(file) is ".cs" or ".ps1" or ".psm1" or ".psd1" && !file.Contains("Tests"))];

        Assert.NotEmpty(written);
        Rule.HasNoBreach(written.Select(file => new SourceFile(file)).SelectMany(file => file.CodeMatching(TrustingHandler())));
    }

    [Theory]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;", true)]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback += Accept;", true)]
    [InlineData("Invoke-RestMethod @call -SkipCertificateCheck", true)]
    [InlineData("// no ServerCertificateCustomValidationCallback here", false)]
    public void ASwitchedOffCheckIsSeen(string line, bool isBreach)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "line.cs");
        File.WriteAllText(file, line);

        Assert.Equal(isBreach, new SourceFile(file).CodeMatching(TrustingHandler()).Any());
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public void NoFileNamesAFolderOfADevelopersMachine()
    {
        string[] files = [.. SourceFile.Below(Repository.Root)];

        Assert.NotEmpty(files);
        Rule.HasNoBreach(files.SelectMany(MachinePaths));
    }

    private static IEnumerable<string> MachinePaths(string path)
    {
        string text = File.ReadAllText(path);
        // Skips binary files.
        if (text.Contains('\0')) return [];
        return text.Split('\n').Select((line, index) => (Line: line, Number: index + 1))
            .Where(found => MachinePath().IsMatch(found.Line) && !Example().IsMatch(found.Line))
            .Select(found => $"{Path.GetRelativePath(Repository.Root, path)}:{found.Number}: {found.Line.Trim()}");
    }

    [GeneratedRegex(@"\.GetAwaiter\(\)\.GetResult\(\)|^\s*\.GetResult\(\)|\.Wait(All|Any)?\(\s*\)|\bTask\w*\.Result\b|\.AsTask\(\)\.Result")]
    private static partial Regex Blocking();

    [GeneratedRegex(@"\bWrite(Object|Error|Warning|Verbose|Debug|Progress|Information|CommandDetail)\s*\(")]
    private static partial Regex PipelineWrite();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bThread\.Sleep\b|\bEnvironment\.TickCount|\bStopwatch\.")]
    private static partial Regex MachineClock();

    [GeneratedRegex(@"\bTask\.Delay\((?!.*([tT]imeProvider|[cC]lock|\b_?time\b))")]
    private static partial Regex MachineDelay();

    [GeneratedRegex(@"Server\w*Certificate\w*Callback|RemoteCertificateValidation|DangerousAccept|SkipCertificateCheck|CheckCertificateRevocationList|SslProtocols\.(Ssl|Tls\b|Tls11|None)")]
    private static partial Regex TrustingHandler();

    // Written so that it does not match this file.
    [GeneratedRegex(@"(?<![\w./~$}\])-])/(work|opt|root|home)/\w|[A-Za-z]:\\{1,2}Users\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"(/home/|Users\\{1,2})(runner|you|user|someone|me|alice|bob)\b|example|contoso", RegexOptions.IgnoreCase)]
    private static partial Regex Example();
}
