using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using FourMe.Import.Module.Tests.Metadata;

namespace FourMe.Import.Module.Tests;

/// <summary>Core's messages speak of options, never of parameters or cmdlets, which a program that uses Core does not have.</summary>
public partial class CoreTextTests
{
    public static IEnumerable<TheoryDataRow<string>> Flavours => [new("net8.0"), new("net472")];

    [Theory]
    [MemberData(nameof(Flavours))]
    public void NoTextOfCoreNamesAParameterOrACmdlet(string flavour)
    {
        IReadOnlyList<string> texts = Texts(Path.Combine(StagedModule.Of(flavour).Bin, "FourMe.Import.Core.dll"));

        Assert.Contains("Connect to the account first.", texts);
        Rule.HasNoBreach(texts.Where(text => Command().IsMatch(text)));
    }

    [Theory]
    [InlineData("Use -Force to replace it.", true), InlineData("-OutFile names one.", true), InlineData("Get-FourMeJob lists them.", true)]
    [InlineData("Make it with New-Item.", true), InlineData("Select-Object leaves it out.", true)]
    [InlineData("yyyy-MM-dd", false), InlineData("X-Xurrent-Account", false), InlineData("Retry-After", false), InlineData("IBM-PC", false)]
    public void ANameOfAParameterOrACmdletIsSeen(string text, bool isCommand) => Assert.Equal(isCommand, Command().IsMatch(text));

    /// <summary>The string literals of an assembly, including the parts of interpolated strings.</summary>
    private static IReadOnlyList<string> Texts(string assemblyFile)
    {
        using var file = new PEReader(File.OpenRead(assemblyFile));
        MetadataReader reader = file.GetMetadataReader();
        var texts = new List<string>();
        UserStringHandle handle = MetadataTokens.UserStringHandle(0);
        do
        {
            texts.Add(reader.GetUserString(handle));
            handle = reader.GetNextHandle(handle);
        }
        while (!handle.IsNil);
        return texts;
    }

    [GeneratedRegex(@"(?<![\w-])-[A-Z][a-z]+|\w-FourMe|\b(Get|Set|New|Select|Import|Export|Out|Where|ConvertTo|Connect|Receive|Test|Wait|Remove)-[A-Z][a-z]+")]
    private static partial Regex Command();
}
