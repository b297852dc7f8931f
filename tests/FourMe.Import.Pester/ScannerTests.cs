using FourMe.Import.Pester.Discovery;

namespace FourMe.Import.Pester;

public class ScannerTests
{
    [Theory]
    [InlineData("It 'does it' {", "does it")]
    [InlineData("    It 'is the user''s' -Skip {", "is the user's")]
    [InlineData("\tIt \"says `\"hello`\" and \"\"bye\"\"\" {", "says \"hello\" and \"bye\"")]
    [InlineData("it -Name 'is named' {", "is named")]
    [InlineData("It 'takes <Count> rows' -ForEach @(", "takes <Count> rows")]
    public void FindsTheNameOfAnIt(string line, string name) =>
        Assert.Equal([new PesterCase("x.Tests.ps1", 1, name)], PesterScanner.Scan("x.Tests.ps1", line));

    [Theory]
    [InlineData("# It 'is a comment' {")]
    [InlineData("Describe 'It' {")]
    [InlineData("$x = It 'is a value'")]
    [InlineData("Items 'are not' {")]
    [InlineData("It $name {")]
    public void LeavesOtherLinesAlone(string line) => Assert.Empty(PesterScanner.Scan("x.Tests.ps1", line));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void CountsLinesFromOneWhateverTheirEnd(string end)
    {
        string text = string.Join(end, "Describe 'x' {", "It 'a' { }", "", "It 'b' { }", "}");

        Assert.Equal([2, 4], PesterScanner.Scan("x.Tests.ps1", text).Select(found => found.Line));
    }
}
